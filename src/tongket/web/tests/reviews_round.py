"""A round of xã Mẫu for tests of its pages: six members, levels proposed, points appraised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tests.office import OFFICE, Office
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.rate import rate
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.assessing.book import AssessmentEntry
from tongket.records.reviews.book import MemberRatingEntry
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.subjects.book import SubjectEntry

YEAR, OPENED = 2025, date(2025, 12, 1)
LEVELS = {"an": "excellent", "binh": "good", "cuc": "good", "dung": "good", "giang": "good"}
POINTS = {"an": 9500, "binh": 8800, "cuc": 8650, "dung": 8000, "giang": 7500}


@dataclass(frozen=True)
class Opened:
    """The round with its subjects' keys and ids by the name of who it is."""

    id: int
    key: UUID
    subjects: dict[str, UUID]
    ids: dict[str, int]


def round_opened(office: Office, year: int = YEAR) -> Opened:
    """The levels are proposed; `an` stands at 95 points, `giang` at 75."""
    regime = "R366" if year >= YEAR else "R124"
    written = open_round(OFFICE, [RoundEntry(office.commune, year, date(year, 12, 1), regime=regime)]).written[0]
    lines = enter(OFFICE, [
        SubjectEntry(written.id, _cell(office, who), "member", "no_office", getattr(office, who)) for who in LEVELS
    ]).written  # fmt: skip
    rate(OFFICE, [
        MemberRatingEntry(getattr(office, who), _cell(office, who), year, level, stage="proposed")
        for who, level in LEVELS.items()
    ])  # fmt: skip
    points = POINTS if year >= YEAR else dict.fromkeys(POINTS)
    assess(OFFICE, [
        AssessmentEntry(_cell(office, who), line.id, "appraised", {}, points[who], LEVELS[who])
        for who, line in zip(LEVELS, lines, strict=True)
    ])  # fmt: skip
    subjects = {who: line.key for who, line in zip(LEVELS, lines, strict=True)}
    return Opened(written.id, written.key, subjects, {who: line.id for who, line in zip(LEVELS, lines, strict=True)})


def _cell(office: Office, who: str) -> int:
    return office.east if who in ("an", "binh", "cuc") else office.west
