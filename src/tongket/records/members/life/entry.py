"""One step of a member's life as it is entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Kept
from tongket.organizations.queries import Unit
from tongket.records.members.book import MemberEntry
from tongket.records.members.life.fold import Happened


@dataclass(frozen=True)
class LifeEntry:
    """A step taken: whose, from which day, by which decision.

    `organization` is where it leads to, for a move, an arrival, a restoration or a readmission; `elsewhere` the place
    outside the office that the member came from or went to. `ground` says why (of striking off, exemption, or the
    cause of leaving that a readmission turns on), `length` the months or years behind it, `consent` whether the body
    above agreed in writing.
    """

    member: int
    on: date
    decision_number: str = ""
    decided_on: date | None = None
    organization: int | None = None
    elsewhere: str = ""
    note: str = ""
    ground: str = ""
    length: int | None = None
    consent: bool = False


@dataclass(frozen=True)
class Revocation:
    """A step entered by mistake, by its key."""

    event: int


@dataclass(frozen=True)
class Step:
    """A step about to be taken: the member's line, what happened so far, and the unit it leads to on its day."""

    kind: str
    entry: LifeEntry
    member: Kept[MemberEntry]
    known: Sequence[Happened]
    unit: Unit | None

    @property
    def name(self) -> str:
        return self.member.entry.full_name

    @property
    def happened(self) -> Happened:
        return Happened(self.kind, self.entry.on, self.entry.organization, decided_on=self.entry.decided_on)
