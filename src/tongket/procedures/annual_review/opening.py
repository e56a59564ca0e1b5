"""Opening a round: its list from the register, its criteria frozen, all in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction

from tongket.access.actor import Actor
from tongket.organizations.local_values.queries import values_for
from tongket.procedures.annual_review.criteria import frozen_criteria
from tongket.procedures.annual_review.listing import wanted
from tongket.procedures.annual_review.readiness import readiness
from tongket.records.reviews.actions.rounds.open import open as open_action
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.rounds.queries import Round, rounds_by_id
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.rules.errors import TongketError
from tongket.rules.reviews import regime_for


@dataclass(frozen=True)
class Settings:
    """What the office sets at opening. `frames`: unit → the frame of its members without office, where another."""

    conference_on: date | None = None
    modes: Mapping[str, str] = field(default_factory=dict)
    reading: str = ""
    reading_source: str = ""
    frames: Mapping[int, str] = field(default_factory=dict)


def open_round(
    actor: Actor, organization: int, year: int, on: date, period: str = "year", settings: Settings | None = None
) -> Round:
    """Open the round of an organisation on a day and enter who is reviewed in it.

    Raises `review-not-ready` where the readiness check refuses, `access-denied`, `Refused`.
    """
    chosen = settings or Settings()
    with transaction.atomic():
        refusing = [item for item in readiness(organization, year, period, on).items if item.stops]
        if refusing:
            raise TongketError("review-not-ready", why="; ".join(item.text() for item in refusing))
        entry = RoundEntry(
            organization, year, on, period, regime_for(year).id, chosen.conference_on, chosen.reading,
            chosen.reading_source, criteria=frozen_criteria(year, values_for(organization, on)), modes=chosen.modes,
        )  # fmt: skip
        [written] = open_action(actor, [entry]).written
        enter(actor, lines_for(written.id, organization, year, period, on, chosen.frames))
        return rounds_by_id([written.id])[written.id]


def lines_for(
    round_id: int, organization: int, year: int, period: str, on: date, frames: Mapping[int, str]
) -> Sequence[SubjectEntry]:
    """The lines of the list for this round; `frames` as in `Settings`."""
    return [
        replace(
            line,
            round=round_id,
            frame=frames.get(line.organization, line.frame) if line.frame == "no_office" else line.frame,
        )
        for line in wanted(organization, year, period, on)
    ]
