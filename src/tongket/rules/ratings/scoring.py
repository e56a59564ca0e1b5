"""Points and levels given to criteria: their sum, what is missing, what passes an item, what must be explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tongket.rules.decision import Decision, Finding
from tongket.rules.load import value_if_known, value_on
from tongket.rules.notation import number_vi
from tongket.rules.periods import year_span
from tongket.rules.ratings.frames import HUNDREDTHS, LEVELS, Frame, Item
from tongket.rules.reviews import ORDER

CRITERION_LEVELS = ("outstanding", "well", "average", "weak")


@dataclass(frozen=True)
class Score:
    """What was given. `total` (hundredths) is None while an item is missing or the scale is levels; `given` is the sum
    so far. `worst_result` and `worst_other`: the lowest level among the results and among the rest."""

    total: int | None
    given: int
    by_part: Mapping[str, int]
    missing: Sequence[str]
    findings: Sequence[Finding] = ()
    worst_result: str | None = None
    worst_other: str | None = None


def score(frame: Frame, scores: Mapping[str, int | str | None]) -> Score:
    """The sum of what was given to the items of a frame: hundredths of a point, or the word of a level.

    An item over its points, below zero, or unknown to the frame is a finding of integrity.
    """
    known = {item: given for item, given in scores.items() if given is not None}
    findings = [Finding("score-unknown-item", {"item": name}) for name in known if name not in frame.by_id]
    missing = tuple(item.id for item in frame.items if item.id not in known)
    if frame.scale == LEVELS:
        return _by_levels(frame, known, missing, findings)
    by_part = dict.fromkeys(frame.parts, 0)
    for item in frame.items:
        if item.id in known:
            findings += _of_item(frame, item, known[item.id])
            by_part[item.part] += _points(known[item.id])
    given = sum(by_part.values())
    return Score(None if missing else given, given, by_part, missing, tuple(findings))


def _points(given: int | str) -> int:
    return given if isinstance(given, int) else 0


def _of_item(frame: Frame, item: Item, given: int | str) -> Sequence[Finding]:
    words = {"item": item.label["vi"], "points": shown(_points(given)), "maximum": shown(item.points or 0)}
    if not isinstance(given, int) or not 0 <= given <= (item.points or 0):
        return (Finding("score-beyond-item", words),)
    if item.all_or_nothing and given not in (0, item.points):
        return (Finding("score-all-or-nothing", words, frame.citation, warns_only=True),)
    return ()


def _by_levels(frame: Frame, known: Mapping[str, int | str], missing: Sequence[str], findings: list[Finding]) -> Score:
    for item in frame.items:
        if item.id in known and known[item.id] not in CRITERION_LEVELS:
            findings.append(Finding("score-level-unknown", {"item": item.label["vi"], "level": known[item.id]}))
    worst = [
        _worst([known[item.id] for item in frame.items if item.is_result is result and item.id in known])
        for result in (True, False)
    ]
    return Score(None, 0, {}, missing, tuple(findings), *worst)


def _worst(levels: Sequence[int | str]) -> str | None:
    known = [CRITERION_LEVELS.index(level) for level in levels if level in CRITERION_LEVELS]
    return CRITERION_LEVELS[max(known)] if known else None


def shown(points: int) -> str:
    """Hundredths as an officer writes points: 8950 is "89,5"."""
    return number_vi((Decimal(points) / HUNDREDTHS).normalize())


def explanation_needed(self_points: int | None, appraised_points: int | None, year: int) -> Decision:
    """Must the difference between both sums be explained? Hundredths; nothing is asked while one is not known."""
    rule = value_if_known("reviews/explanation_gap", year_span(year)[1])
    if rule is None or self_points is None or appraised_points is None:
        return Decision()
    apart = abs(self_points - appraised_points)
    if apart < rule.value * HUNDREDTHS:
        return Decision((), (rule.citation,))
    words = {"apart": shown(apart), "limit": rule.value}
    return Decision((Finding("score-explanation-needed", words, rule.citation),), (rule.citation,))


def band(points: int, year: int) -> str:
    """The level whose band holds a sum in hundredths. Raises `rule-value-unknown` for years without points."""
    return next(level for level, minimum in minimums(year) if points >= minimum)


@cache
def minimums(year: int) -> Sequence[tuple[str, int]]:
    """Each level with the least sum it asks, in hundredths, best first."""
    minimum: Mapping[str, int] = value_on("reviews/thresholds", year_span(year)[1]).value["minimum"]
    return tuple((level, minimum[level] * HUNDREDTHS) for level in ORDER)
