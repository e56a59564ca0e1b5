"""A round of the small office with what its pages show, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tongket.access.actor import Actor
from tongket.organizations import queries as organizations
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.rounds.queries import rounds_by_id
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.subjects.queries import subjects_by_id
from tongket.rules.reviews import regime_for
from tongket.web.tests.desk_client import Desk

MEETING = {"meeting_on": "06/12/2025", "meeting_due": "3", "meeting_present": "3"}


@dataclass(frozen=True)
class Opened:
    """A round with the members of the eastern cell, Dũng in the west, and Hoa who is not rated."""

    id: int
    year: int
    desk: Desk
    subjects: dict[str, int]

    def subject(self, name: str) -> str:
        """The key of a subject's line."""
        line = self.subjects[name]
        return str(subjects_by_id([line])[line].key)

    def evening(self, unit: int | None = None, page: str = "review-evening") -> str:
        key = organizations.units_by_id([unit or self.desk.office.east])[unit or self.desk.office.east].key
        return reverse(page, args=[rounds_by_id([self.id])[self.id].line.key, key])


def opened(desk: Desk, actor: Actor, year: int = 2025) -> Opened:
    """Open the year's round and list the people."""
    office = desk.office
    entry = RoundEntry(office.commune, year, date(year, 11, 20), regime=regime_for(year).id)
    at = open_round(actor, [entry]).written[0].id
    people = {"an": (office.an, office.east, "leader"), "binh": (office.binh, office.east, "no_office"),
              "cuc": (office.cuc, office.east, "no_office"), "dung": (office.dung, office.west, "no_office"),
              "hoa": (office.hoa, office.west, "no_office")}  # fmt: skip
    lines = [
        SubjectEntry(at, unit, "member", frame, member, not_rated_reason="new_member" if name == "hoa" else "",
                     is_head=name == "an")
        for name, (member, unit, frame) in people.items()
    ]  # fmt: skip
    lines += [SubjectEntry(at, office.east, "organization", "collective")]
    written = enter(actor, lines).written
    return Opened(at, year, desk, {name: line.id for name, line in zip([*people, "east"], written, strict=True)})
