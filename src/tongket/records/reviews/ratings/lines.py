"""What is handed to the actions on ratings of a round: a line for a subject, or a revision of a kept rating."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tongket.access.book import Book
from tongket.records.reviews.book import COLLECTIVE_RATINGS, MEMBER_RATINGS, CollectiveRatingEntry, MemberRatingEntry
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import Subject

PROPOSED, DECIDED, ANNOUNCED = "proposed", "decided", "announced"
Entry = MemberRatingEntry | CollectiveRatingEntry


@dataclass(frozen=True)
class RatingLine:
    """What is proposed, decided or announced of a subject of a round: a level, or why there is none.

    `subject` is the id in the round's list, `version` what of it was seen (None: not asked). Body, day and number are
    those of this very stage: of the proposal, the decision, the notice. Points are hundredths; `evidence` is frozen.
    """

    subject: int
    level: str = ""
    not_rated_reason: str = ""
    points: int | None = None
    decided_by: str = ""
    decided_on: date | None = None
    decision_number: str = ""
    evidence: Mapping[str, Any] = field(default_factory=dict)
    version: int | None = None


@dataclass(frozen=True)
class Revision:
    """A kept rating as it should have been; `id` and `version` are those of the rating, which stays readable."""

    id: int
    version: int
    level: str = ""
    not_rated_reason: str = ""
    points: int | None = None
    decided_by: str = ""
    decided_on: date | None = None
    decision_number: str = ""
    evidence: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Side:
    """Where ratings of a kind of subject are kept, and how a line becomes an entry there."""

    book: Book[Any]
    kinds: Sequence[str]
    entry: Callable[[RatingLine, Subject, Round, str], Entry]


def _of_a_person(line: RatingLine, subject: Subject, found: Round, stage: str) -> MemberRatingEntry:
    whom = subject.entry
    return MemberRatingEntry(
        whom.member or 0, whom.organization, found.entry.report_year, capacity=whom.subject, **_told(line, found, stage)
    )


def _of_a_collective(line: RatingLine, subject: Subject, found: Round, stage: str) -> CollectiveRatingEntry:
    whom = subject.entry
    return CollectiveRatingEntry(
        whom.organization, whom.subject, found.entry.report_year, whom.collective, **_told(line, found, stage)
    )


def _told(line: RatingLine, found: Round, stage: str) -> Mapping[str, Any]:
    return {
        "level": line.level, "not_rated_reason": line.not_rated_reason, "stage": stage,
        "period": found.entry.period, "points": line.points, "decided_by": line.decided_by,
        "decided_on": line.decided_on, "decision_number": line.decision_number, "review": line.subject,
        "evidence": line.evidence,
    }  # fmt: skip


PERSONS = Side(MEMBER_RATINGS, ("member", "key_cadre"), _of_a_person)
COLLECTIVES = Side(COLLECTIVE_RATINGS, ("organization", "leadership_collective"), _of_a_collective)
