"""Sample lines for the steps of members' lives: what the test of permissions tries out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.office import OFFICE
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.actor import Actor, Grant
from tongket.access.book import Withdrawal
from tongket.records.members.actions.filters.save import save
from tongket.records.members.actions.identity.enter import enter
from tongket.records.members.actions.impose_discipline import impose_discipline
from tongket.records.members.actions.transfers.start import start
from tongket.records.members.discipline import DisciplineEntry
from tongket.records.members.identity.book import IdentityEntry, Reveal
from tongket.records.members.life.entry import LifeEntry, Revocation
from tongket.records.members.life.queries import events_of
from tongket.records.members.queries import kept
from tongket.records.members.register.book import SavedFilterEntry
from tongket.records.members.steps import STEPS
from tongket.records.members.transfers.book import Closing, Receipt, TransferEntry

BEGAN = date(2000, 1, 1)
MADE_UP = "001099000001"


def life_samples(member: int, day: Any) -> Mapping[str, Sequence[Any]]:
    """For every step a line of this member; whatever leads somewhere leads back to the member's own cell."""
    cell = kept([member])[member].entry.organization
    steps = {action.name: [LifeEntry(member, day, organization=cell)] for action in STEPS.values()}
    number = IdentityEntry(member, cell, MADE_UP)
    entered = enter(OFFICE, [number]).written[0].id
    return {
        **steps,
        "member.revoke": [Revocation(events_of(member)[0].id)],
        "identity.enter": [number],
        "identity.reveal": [Reveal(member)],
        "identity.withdraw": [Withdrawal(entered, 1)],
    }


def filter_samples(unit: int) -> Mapping[str, Sequence[Any]]:
    """A filter of somebody's own."""
    person = create_person(OFFICE, [NewPerson("nguoi-loc", "Người Lọc", unit, "mat-khau-rieng-1")]).written[0].id
    line = SavedFilterEntry(unit, person, "Dự bị", "loc=probationary")
    kept_line = save(Actor("Người Lọc", (Grant("office", None, BEGAN),), person), [line]).written[0].id
    return {"saved_filter.save": [line], "saved_filter.forget": [Withdrawal(kept_line, 1)]}


def discipline_one(member: int, day: Any) -> None:
    """One discipline on record, for a book that no example fills."""
    cell = kept([member])[member].entry.organization
    impose_discipline(OFFICE, [DisciplineEntry(member, cell, "reprimand", day)])


def transfer_samples(member: int, day: Any) -> Mapping[str, Sequence[Any]]:
    """A transfer to outside of this member, whose own cell is both who starts and who receives."""
    cell = kept([member])[member].entry.organization
    line = TransferEntry(member, "official", day, cell, "", None, "Đảng ủy phường Thử")
    begun = start(OFFICE, [line]).written[0].id
    return {
        "transfer.start": [line],
        "transfer.receive": [Receipt(begun, 1, day)],
        "transfer.send_back": [Closing(begun, 1, day)],
        "transfer.cancel": [Closing(begun, 1, day)],
        "transfer.end": [Closing(begun, 1, day)],
    }
