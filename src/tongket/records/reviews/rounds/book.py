"""The books of rounds and of the steps taken in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from tongket.access.book import Book
from tongket.organizations import queries as organizations
from tongket.records.reviews.jsons import columns_of, reader_of
from tongket.records.reviews.rounds.models import ReviewRound, ReviewStep
from tongket.rules import vocabulary


@dataclass(frozen=True)
class RoundEntry:
    """A round of the review. `modes`: step → here, on_paper or off; `criteria` is what held at opening.

    `reading` is the id of the cap's reading that holds here ("good_only.half_up"), `reading_source` who said so;
    `exceptional_reason` is why the exceptional rate is claimed, empty where it is not.
    """

    organization: int
    report_year: int
    opened_on: date
    period: str = "year"
    regime: str = ""
    conference_on: date | None = None
    reading: str = ""
    reading_source: str = ""
    exceptional_reason: str = ""
    criteria: Mapping[str, Any] = field(default_factory=dict)
    modes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StepEntry:
    """A step of a unit. `way`: here or on_paper; `ordinal`: the session's number in the term (lần thứ N)."""

    round: int
    organization: int
    step: str
    on: date
    way: str = "here"
    body: str = ""
    number: str = ""
    ordinal: int | None = None
    due: int | None = None
    present: int | None = None
    note: str = ""
    meeting: UUID | None = None

    @property
    def occurrence(self) -> object:
        """Never the same twice: a file may be handed up, returned and handed up again on one day."""
        return object()


@dataclass(frozen=True)
class Closing:
    """The end of a round, or its opening again, on a day."""

    round: int
    on: date


def _round_words(entries: Sequence[RoundEntry]) -> Sequence[tuple[str, str]]:
    names = organizations.names({entry.organization for entry in entries})
    periods = [vocabulary.label(entry.period, group="review_period") for entry in entries]
    return [
        (f"{names.get(entry.organization, '')} {period} {entry.report_year}", f"{period} {entry.report_year}")
        for period, entry in zip(periods, entries, strict=True)
    ]


def _step_words(entries: Sequence[StepEntry]) -> Sequence[tuple[str, str]]:
    labels = [vocabulary.label(entry.step, group="review_step") for entry in entries]
    return [(f"{label} {entry.number}", label) for label, entry in zip(labels, entries, strict=True)]


JSONS = frozenset({"criteria", "modes"})
ROUNDS = Book(
    "review_rounds",
    ReviewRound,
    RoundEntry,
    ("organization", "report_year", "period"),
    _round_words,
    columns=columns_of(ReviewRound, JSONS),
    read=reader_of(ReviewRound, RoundEntry, JSONS),
)
STEPS = Book(
    "review_steps",
    ReviewStep,
    StepEntry,
    ("round", "occurrence"),
    _step_words,
)
