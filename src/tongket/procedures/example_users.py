"""The example users: one for each role in each example commune, and only where nobody works for real."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tongket.access.accounts import all_accounts, initial_password
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.actor import Actor
from tongket.organizations import queries as organizations
from tongket.organizations.actions.assign import assign
from tongket.organizations.assignments import AssignmentEntry
from tongket.organizations.queries import Unit
from tongket.organizations.reorganizing import queries as reorganizing
from tongket.rules.vocabulary import label

USERS_FILE = "example-users.txt"
LOCAL = "127.0.0.1"
SINCE = date(2000, 1, 1)
MARKS = {
    "office": "vp",
    "secretary": "bt",
    "standing_deputy_secretary": "pbt",
    "standing_committee_member": "btv",
    "party_building_board": "xdd",
    "inspection_commission": "ubkt",
    "cell_secretary": "cb",
    "viewer": "xem",
}


def may_have_users() -> bool:
    """Only in a database of examples alone, served on this computer alone."""
    real = [unit for unit in organizations.roots() if not unit.is_example]
    return not real and settings.HOST == LOCAL


def provide_users(actor: Actor, units: Sequence[Unit]) -> Sequence[str]:
    """Enter the users that are not there yet; the lines say their names and their password.

    One password, made anew in each database: it opens nothing but assumed data on this computer. The lines are also
    kept in the data folder, so that they can be shown at each start.
    """
    known = {account.username for account in all_accounts()}
    wanted = [
        (unit, role, f"{mark}.{unit.slug}")
        for unit in units
        for role, mark in MARKS.items()
        if f"{mark}.{unit.slug}" not in known
    ]
    if not wanted:
        return ()
    password = initial_password()
    with transaction.atomic():
        people = [
            NewPerson(username, f"{label(role, group='role')} (ví dụ)", unit.id, password, False, is_example=True)
            for unit, role, username in wanted
        ]
        written = create_person(actor, people).written
        ids = {person.username: line.id for person, line in zip(people, written, strict=True)}
        assign(
            actor,
            [
                AssignmentEntry(ids[username], place, role, SINCE)
                for unit, role, username in wanted
                for place in _places(unit, role)
            ],
        )
    lines = [f"Mật khẩu của các người dùng dưới đây: {password}"]
    lines += [
        f"  {username}: {label(role, group='role')}, {_place(unit, role).name}" for unit, role, username in wanted
    ]
    _keep(lines)
    return lines


def _places(unit: Unit, role: str) -> Sequence[int]:
    """Where the role is held: where an example was merged since, also at who answers for its books today."""
    place = _place(unit, role)
    heirs = reorganizing.successors(place.id, timezone.localdate())
    return list(dict.fromkeys([place.id, *(heir.successor.id for heir in heirs if heir.is_bearer)]))


def _place(unit: Unit, role: str) -> Unit:
    """A cell secretary's unit is the first cell, everyone else's the committee."""
    if role != "cell_secretary":
        return unit
    below = organizations.below(unit.id, organizations.standing_day(unit.id, date.max), itself=False)
    return next((found for found in below if found.type.endswith("cell")), unit)


def _keep(lines: Sequence[str]) -> None:
    path = Path(settings.DATA) / USERS_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")
