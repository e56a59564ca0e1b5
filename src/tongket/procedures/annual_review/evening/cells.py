"""The cells of one pasted row, read by what their column holds; what cannot be read is told with its code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tongket.procedures.annual_review.evening.headings import ITEM
from tongket.procedures.annual_review.evening.matching import Listed
from tongket.procedures.annual_review.evening.rows import TALLY, TASKS, Ballot, EveningRow, TaskCounts
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.notation import fold, parse_number, scaled
from tongket.rules.ratings.frames import LEVELS
from tongket.rules.ratings.scoring import shown

POINTS_COLUMNS = ("self_points", "appraised_points")
LEVEL_COLUMNS = ("self_level", "level")
BLANK = ("", "-", "–")
SHORT_LEVELS = {
    "1": "excellent", "2": "good", "3": "completed", "4": "not_completed",
    "xs": "excellent", "xuat sac": "excellent", "t": "good", "tot": "good",
    "ht": "completed", "hoan thanh": "completed", "kht": "not_completed", "khong hoan thanh": "not_completed",
}  # fmt: skip
DECIMALS = 2


@dataclass
class Cells:
    """The cells of a subject's row. `wrong`: column, text and finding of each that could not be read."""

    listed: Listed
    wrong: list[tuple[str, str, Finding]] = field(default_factory=list)

    def row(self, cells: Iterable[tuple[str, str]]) -> EveningRow:
        """The row of an evening; blank cells are left out of it."""
        given: dict[str, int] = {}
        texts: dict[str, str] = {}
        scores: dict[str, int | str] = {}
        for column, text in cells:
            if text in BLANK:
                continue
            try:
                if column in POINTS_COLUMNS:
                    given[column] = self._points(text)
                elif column in (*TALLY, *TASKS):
                    given[column] = _count(text)
                elif column in LEVEL_COLUMNS:
                    texts[column] = _level(text)
                elif column == "explanation":
                    texts[column] = text
                elif column.startswith(ITEM):
                    scores[column.removeprefix(ITEM)] = self._score(column.removeprefix(ITEM), text)
            except TongketError as error:
                self.wrong.append((column, text, Finding(error.code, error.arguments)))
        return _row(self.listed.subject, given, texts, scores)

    def _points(self, text: str) -> int:
        frame = self.listed.frame
        points = scaled(parse_number(text), DECIMALS)
        if frame.scale == LEVELS or frame.total is None:
            raise TongketError("assessment-without-points", points=shown(points))
        if not 0 <= points <= frame.total:
            raise TongketError("assessment-points-beyond", points=shown(points), maximum=shown(frame.total))
        return points

    def _score(self, identifier: str, text: str) -> int | str:
        """Points of a criterion, or its level in years that rate by levels."""
        item = self.listed.frame.by_id.get(identifier)
        if item is None:
            raise TongketError("score-unknown-item", item=identifier)
        if self.listed.frame.scale == LEVELS:
            level = vocabulary.identifier_of("assessment_level", text)
            if level is None:
                raise TongketError("score-level-unknown", item=item.label["vi"], level=text)
            return level
        points, most = scaled(parse_number(text), DECIMALS), item.points or 0
        if not 0 <= points <= most:
            raise TongketError(
                "score-beyond-item", item=item.label["vi"], points=shown(points), maximum=shown(most)
            )  # fmt: skip
        return points


def _row(
    subject: int, given: Mapping[str, int], texts: Mapping[str, str], scores: Mapping[str, int | str]
) -> EveningRow:
    ballot = {column: number for column, number in given.items() if column in TALLY}
    tasks = {column: number for column, number in given.items() if column in TASKS}
    return EveningRow(
        subject,
        given.get("self_points"),
        given.get("appraised_points"),
        texts.get("explanation", ""),
        texts.get("self_level", ""),
        texts.get("level", ""),
        scores=scores,
        ballot=Ballot(**ballot) if ballot else None,
        tasks=TaskCounts(**tasks) if tasks else None,
    )


def _count(text: str) -> int:
    number: Decimal = parse_number(text)
    if number < 0 or number != number.to_integral_value():
        raise TongketError("evening-not-whole", text=text)
    return int(number)


def _level(text: str) -> str:
    found = vocabulary.identifier_of("rating_level", text) or SHORT_LEVELS.get(fold(text))
    if found is None:
        raise TongketError("review-level-unknown", level=text)
    return found
