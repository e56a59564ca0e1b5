"""One step of a member's life as it is entered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LifeEntry:
    """A step taken: whose, from which day, by which decision.

    `organization` is where it leads to, for a move, an arrival, a restoration or a readmission; `elsewhere` the place
    outside the office that the member came from or went to.
    """

    member: int
    on: date
    decision_number: str = ""
    decided_on: date | None = None
    organization: int | None = None
    elsewhere: str = ""
    note: str = ""


@dataclass(frozen=True)
class Revocation:
    """A step entered by mistake, by its key."""

    event: int
