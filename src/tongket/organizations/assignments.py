"""Who may act where, from–until: the book of assignments and what may be wrong with one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tongket.access import accounts
from tongket.access.actor import Grant, roles
from tongket.access.book import Book, Kept
from tongket.organizations.models import Assignment
from tongket.rules.decision import Finding


@dataclass(frozen=True)
class AssignmentEntry:
    """A person's role at a unit and everything below it; `delegated_by` where it was handed on for a time."""

    user: int
    organization: int
    role: str
    valid_from: date
    valid_until: date | None = None
    delegated_by: int | None = None


def _words(entries: Sequence[AssignmentEntry]) -> Sequence[tuple[str, str]]:
    people = accounts.accounts({entry.user for entry in entries})
    names = [people[entry.user].full_name if entry.user in people else "" for entry in entries]
    return [(name, name) for name in names]


ASSIGNMENTS = Book(
    "assignments",
    Assignment,
    AssignmentEntry,
    ("user", "organization", "role", "valid_from", "delegated_by"),
    _words,
)


def grants_of(user: int) -> tuple[Grant, ...]:
    """All roles a person holds, held or will hold; whether one holds on a day is asked of the grant."""
    rows = Assignment.objects.filter(user=user, withdrawn_at=None).order_by("id")
    return tuple(
        Grant(row.role, row.organization_id, row.valid_from, row.valid_until) for row in rows if row.role in roles()
    )


def units_of(users: Collection[int], on: date) -> Mapping[int, Set[int]]:
    """The units where people hold roles on a day or will; of who holds none any more, those where they held one."""
    held: dict[int, set[int]] = {user: set() for user in users}
    ended: dict[int, set[int]] = {user: set() for user in users}
    rows = Assignment.objects.filter(user__in=list(users), withdrawn_at=None)
    for user, unit, until in rows.values_list("user_id", "organization_id", "valid_until"):
        (held if until is None or until >= on else ended)[user].add(unit)
    return {user: units or ended[user] for user, units in held.items()}


def assignments_at(organizations: Collection[int]) -> Sequence[Kept[AssignmentEntry]]:
    """Everything assigned at these units, newest first."""
    rows = Assignment.objects.filter(organization__in=organizations, withdrawn_at=None)
    return [ASSIGNMENTS.kept(row) for row in rows.order_by("-valid_from", "-id")]


def assignments_of(users: Collection[int]) -> Mapping[int, Sequence[Kept[AssignmentEntry]]]:
    """The assignments of each person, newest first."""
    found: dict[int, list[Kept[AssignmentEntry]]] = {user: [] for user in users}
    for row in Assignment.objects.filter(user__in=users, withdrawn_at=None).order_by("-valid_from", "-id"):
        found[row.user_id].append(ASSIGNMENTS.kept(row))
    return found


def check_assignment(entry: AssignmentEntry) -> Iterable[Finding]:
    """A role that exists, days in order, and not the same role twice at once."""
    if entry.role not in roles():
        yield Finding("assignment-role-unknown", {"role": entry.role})
    if entry.valid_until is not None and entry.valid_until < entry.valid_from:
        yield Finding("assignment-ends-before-it-begins")
        return
    meanwhile = Assignment.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=entry.valid_from),
        user=entry.user,
        organization=entry.organization,
        role=entry.role,
        withdrawn_at=None,
    )
    if entry.valid_until is not None:
        meanwhile = meanwhile.filter(valid_from__lte=entry.valid_until)
    if meanwhile.exists():
        yield Finding("assignment-twice")
