"""Personal identity numbers: told to a person only one at a time, and each telling leaves its event."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongket.access.book import Book
from tongket.records.members.models import Member, MemberIdentity
from tongket.rules.decision import Finding

NUMBER = re.compile(r"\d{9}|\d{12}")


@dataclass(frozen=True)
class IdentityEntry:
    """A member's number, of the twelve digits now in use or the nine of old."""

    member: int
    organization: int
    number: str


@dataclass(frozen=True)
class Reveal:
    """Whose number is to be shown."""

    member: int


def _no_words(entries: Sequence[IdentityEntry]) -> Sequence[tuple[str, str]]:
    """Nothing to search by: a number is found only whole, by who may see it."""
    return [("", "") for _ in entries]


IDENTITIES = Book("member_identities", MemberIdentity, IdentityEntry, ("number",), _no_words)


def check_identity(entry: IdentityEntry) -> Iterable[Finding]:
    """The number's shape; that it stands only once is held by the book."""
    if not NUMBER.fullmatch(entry.number):
        yield Finding("identity-number-malformed", {"digits": len(entry.number)})


def members_by_identity(numbers: Collection[str]) -> Mapping[str, int]:
    """The member of each known number."""
    wanted = list(numbers)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), 500):
        rows = MemberIdentity.objects.filter(number__in=wanted[start : start + 500], withdrawn_at=None)
        found.update(rows.values_list("number", "member_id"))
    return found


def masked(members: Collection[int]) -> Mapping[int, str]:
    """The last three digits of each number kept, the others hidden."""
    wanted = list(members)
    found = {}
    for start in range(0, len(wanted), 500):
        rows = MemberIdentity.objects.filter(member__in=wanted[start : start + 500], withdrawn_at=None)
        for member, number in rows.values_list("member_id", "number"):
            found[member] = "•" * (len(number) - 3) + number[-3:]
    return found


def versions(members: Collection[int]) -> Mapping[int, tuple[int, int]]:
    """(id, version) of the line that holds each member's number, for taking it out; the number itself is not told."""
    wanted = list(members)
    found: dict[int, tuple[int, int]] = {}
    for start in range(0, len(wanted), 500):
        rows = MemberIdentity.objects.filter(member__in=wanted[start : start + 500], withdrawn_at=None)
        found.update({member: (pk, version) for member, pk, version in rows.values_list("member_id", "id", "version")})
    return found


def units_of(reveals: Sequence[Reveal]) -> set[int]:
    rows = Member.objects.filter(id__in=[each.member for each in reveals])
    return set(rows.values_list("organization_id", flat=True))
