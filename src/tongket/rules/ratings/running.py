"""Years in a row with one level where a year has no rating: ended by it or passing over it, as long as no rule says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tongket.rules.decision import Citation
from tongket.rules.load import value_if_known
from tongket.rules.periods import year_span
from tongket.rules.ratings.streaks import streak, streak_needed

BREAKS, PASSES = "breaks_streak", "passes_streak"
Own = tuple[str, Citation]
"""What an office entered of its own: breaks_streak or passes_streak, and the document that says so."""


class Reach(StrEnum):
    """Whether the years in a row are as many as a title asks for. DEPENDS: only if years without a rating are passed
    over, of which no rule speaks; NOT_KNOWN: years before that nobody entered would decide."""

    REACHED = "reached"
    DEPENDS = "depends"
    NOT_KNOWN = "not_known"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True)
class Running:
    """Years in a row up to `until`, counted both ways: `years` ends at a year without a rating, `passing` passes over
    it without counting it; `without` are the years so passed over. `at_most`: with every year that nobody entered;
    None where no year before stands in its way. `treatment`: breaks_streak or passes_streak where a rule says it."""

    years: int
    passing: int
    without: tuple[int, ...]
    at_most: int | None
    until: int
    treatment: str = ""
    citation: Citation | None = None

    @property
    def differs(self) -> bool:
        """Whether the two ways of counting give two numbers and nothing says which is right."""
        return self.years != self.passing and not self.treatment

    @property
    def counted(self) -> int:
        """The years that count as long as nothing else is known: fewer rather than more."""
        return self.passing if self.treatment == PASSES else self.years

    def reach(self, needed: int) -> Reach:
        """Are they as many as `needed`?"""
        if self.counted >= needed:
            return Reach.REACHED
        if self.passing >= needed and not self.treatment:
            return Reach.DEPENDS
        return Reach.NOT_KNOWN if self.at_most is None or self.at_most >= needed else Reach.NOT_REACHED


def running(
    levels: Mapping[int, str | None],
    year: int,
    level: str = "excellent",
    since: int | None = None,
    own: Own | None = None,
) -> Running:
    """The years in a row up to `year` with the level. `levels`: by year; empty or None for a year entered without a
    rating, absent for a year of which nothing was entered. `since`: the first year that could have one;
    `own`: what the office entered for itself."""
    rule = value_if_known("awards/streak_gap", year_span(year)[1])
    years = streak(levels, year, level).years
    passing, without = _passing(levels, year, level) if years else (0, ())
    treatment, citation = own or ((rule.value, rule.citation) if rule else ("", None))
    at_most = _at_most(levels, year, level, since, passes=treatment != BREAKS)
    return Running(years, passing, without, at_most, year, treatment, citation)


def five_years(found: Running) -> Reach | None:
    """Do they reach what the five-year title asks for? None where no rule of the year is known."""
    needed = streak_needed(found.until)
    return found.reach(needed[0]) if needed else None


def _passing(levels: Mapping[int, str | None], year: int, level: str) -> tuple[int, tuple[int, ...]]:
    """The years with the level, passing over those without a rating, and which were so passed over."""
    count, without, waiting = 0, list[int](), list[int]()
    for each in range(year, min(levels) - 1, -1):
        held = levels.get(each)
        if held and held != level:
            break
        if held:
            count, without, waiting = count + 1, without + waiting, []
        else:
            waiting.append(each)
    return count, tuple(without)


def _at_most(levels: Mapping[int, str | None], year: int, level: str, since: int | None, *, passes: bool) -> int | None:
    """The years in a row if every year that nobody entered had the level; None: no end in sight."""
    first = min(levels, default=year) if since is None else since
    count = 0
    for each in range(year, first - 1, -1):
        held = levels.get(each, level)
        if held == level:
            count += 1
        elif held or not passes:
            return count
    return None if since is None else count
