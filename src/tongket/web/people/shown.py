"""People as a person in the office may see them."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import accounts
from tongket.access.accounts import Account
from tongket.access.book import Kept
from tongket.access.gate import require, units_of_people
from tongket.organizations import queries as organizations
from tongket.organizations.assignments import AssignmentEntry, assignments_of
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.place import Place

Held = list[Kept[AssignmentEntry]]


def in_sight(place: Place) -> Sequence[tuple[Account, Held]]:
    """People with a role in the units where one may assign roles, and people with no role at all; with their roles."""
    everyone = {person.id: person for person in accounts.all_accounts()}
    units = place.reads("assignment.assign")
    found = []
    for user, held in assignments_of(list(everyone)).items():
        here = [line for line in held if line.entry.organization in units]
        if here or not held:
            found.append((everyone[user], here))
    return found


def manages(place: Place, person: Account) -> bool:
    """Whether the person's account is this actor's to renew and to close: at every unit where they hold roles."""
    units = units_of_people([person.id])[person.id]
    try:
        for permission in ("person.reset_password", "person.close"):
            require(place.actor, permission, units, place.today)
    except TongketError:
        return False
    return True


def holds_now(place: Place, line: Kept[AssignmentEntry]) -> bool:
    entry = line.entry
    return entry.valid_from <= place.today and (entry.valid_until is None or place.today <= entry.valid_until)


def roles_shown(place: Place, held: Held) -> list[str]:
    """The roles that hold today, each with its unit."""
    names = organizations.names([line.entry.organization for line in held])
    return [
        f"{vocabulary.label(line.entry.role, language(), 'role')}, {names[line.entry.organization]}"
        for line in held
        if holds_now(place, line)
    ]


def assignment_shown(place: Place, line: Kept[AssignmentEntry]) -> dict[str, object]:
    entry = line.entry
    people = accounts.accounts({entry.user, *filter(None, [entry.delegated_by])})
    return {
        "key": line.key,
        "version": line.version,
        "person": people[entry.user].full_name,
        "role": vocabulary.label(entry.role, language(), "role"),
        "unit": organizations.names([entry.organization])[entry.organization],
        "from": date_vi(entry.valid_from),
        "until": date_vi(entry.valid_until) if entry.valid_until else "",
        "delegated_by": people[entry.delegated_by].full_name if entry.delegated_by else "",
        "holds": holds_now(place, line),
        "may_end": entry.valid_until is None or entry.valid_until > place.today,
    }
