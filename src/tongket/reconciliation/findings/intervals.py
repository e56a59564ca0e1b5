"""A stated number as an interval: what its decimals and its hedge leave open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.measures import HEDGES


class Fit(StrEnum):
    """`truncated`: the digits beyond the last printed one were cut off instead of rounded."""

    EXACT = "exact"
    TRUNCATED = "truncated"
    NONE = "none"


@dataclass(frozen=True)
class Interval:
    """All values that the printed number may stand for, both ends included."""

    low: Fraction
    high: Fraction

    def holds(self, value: Fraction) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high


def is_count(fact: Fact) -> bool:
    """People, cells, targets: whole things, of which a printed number allows only itself."""
    return fact.kind not in MEASURED and "%" not in fact.unit and not fact.decimals


MEASURED = ("indicator_value", "indicator_plan_ratio", "indicator_growth", "objective")


RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)")


def interval(fact: Fact) -> Interval | None:
    """What the value may be when it was rounded; None for text that is no range ("30-35")."""
    if isinstance(fact.value, str):
        ends = RANGE.fullmatch(fact.value)
        return (
            Interval(Fraction(ends[1]), Fraction(ends[2])) if ends and Fraction(ends[1]) <= Fraction(ends[2]) else None
        )
    value = Fraction(fact.value)
    if fact.approx:
        return _hedged(value, fact.approx, fact.decimals)
    half = Fraction(0) if is_count(fact) else _unit(fact.decimals) / 2
    return Interval(value - half, value + half)


def widest(fact: Fact) -> Interval | None:
    """As `interval`, with cutting off allowed too."""
    found = interval(fact)
    if found is None or fact.approx or is_count(fact) or isinstance(fact.value, str):
        return found
    away = _unit(fact.decimals) if fact.value >= 0 else -_unit(fact.decimals)
    reached = Fraction(fact.value) + away
    return Interval(min(found.low, reached), max(found.high, reached))


def fit(fact: Fact, actual: Fraction) -> Fit:
    """Does the printed number allow the actual value?"""
    rounded, wide = interval(fact), widest(fact)
    if rounded is None or wide is None:
        return Fit.NONE
    if rounded.holds(actual):
        return Fit.EXACT
    # Cut off, the printed number is one unit in the last place short, never the next number itself.
    edges = (wide.low, wide.high)
    return Fit.TRUNCATED if wide.holds(actual) and actual not in edges else Fit.NONE


def _hedged(value: Fraction, approx: str, decimals: int) -> Interval:
    reach: Mapping[str, int] = HEDGES[approx]
    step = _last_digit(value, decimals)
    return Interval(value - reach["below"] * step, value + reach["above"] * step)


def _last_digit(value: Fraction, decimals: int) -> Fraction:
    """The place of the last digit that says something: 0,1 of 89,5; 1 of 798; 1000 of 1.000."""
    step = _unit(decimals)
    if decimals == 0 and value:
        while value % (step * 10) == 0:
            step *= 10
    return step


def _unit(decimals: int) -> Fraction:
    return Fraction(1, 10**decimals)
