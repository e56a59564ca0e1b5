"""Years in a row: of "excellent", for the five-year titles; of "not completed", for the list of members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import value_if_known
from tongket.rules.periods import year_span
from tongket.rules.vocabulary import wording

GROUND = "two_years_failed"


@dataclass(frozen=True)
class Streak:
    """Years in a row up to `until`. `unknown`: the year before them has no rating on record, so it may be longer."""

    years: int
    since: int | None
    until: int
    unknown: bool


def streak(levels: Mapping[int, str | None], year: int, level: str = "excellent") -> Streak:
    """How many years in a row up to `year` have the level. `levels`: by year, None or absent for none."""
    first = year
    while levels.get(first) == level:
        first -= 1
    years = year - first
    return Streak(years, first + 1 if years else None, year, not levels.get(first))


def streak_needed(year: int) -> tuple[int, Citation] | None:
    """The years a five-year title asks for, with its source."""
    rule = value_if_known("awards/streak_years", year_span(year)[1])
    return (rule.value, rule.citation) if rule else None


def full_streak(levels: Mapping[int, str | None], year: int) -> bool:
    """Whether `year` ends a whole run of the years that a title asks for."""
    needed = streak_needed(year)
    return needed is not None and streak(levels, year).years >= needed[0]


def failed_needed(year: int) -> tuple[int, Citation] | None:
    """The years running "not completed" after which removal is considered, with the rule of the year's end."""
    rule = value_if_known("membership/strike_off", year_span(year)[1])
    needed = rule.value.get(GROUND) if rule else None
    return (needed, rule.citation) if rule and needed else None


def failed_two_years(levels: Mapping[int, str | None], year: int) -> Decision:
    """Two years running "not completed": the cell considers striking the member off. Warns, and cites the rule."""
    rule = failed_needed(year)
    if rule is None or streak(levels, year, "not_completed").years < rule[0]:
        return Decision()
    words = {"years": rule[0], "level": wording("not_completed"), "until": year}
    return Decision((Finding("rating-failed-running", words, rule[1], warns_only=True),), (rule[1],))
