"""The cap on the rating “excellent”, proved under every reading of the rule that is in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor

from tongket.rules.decision import Citation
from tongket.rules.load import DatedValue, value_on
from tongket.rules.periods import year_span

BASES: Mapping[str, Sequence[str]] = {
    "good_only": ("good",),
    "good_or_better": ("excellent", "good"),
    "all_rated": ("excellent", "good", "completed", "not_completed"),
}


class Verdict(StrEnum):
    """`question`: passed under some readings only. The last: passed everywhere, even at the exceptional rate."""

    WITHIN = "within"
    QUESTION = "question"
    EXCEEDED = "exceeded"
    EXCEEDED_EVEN_EXCEPTIONALLY = "exceeded_even_exceptionally"


@dataclass(frozen=True)
class CapReading:
    """One reading: the count the share is taken of, the most that may be excellent, and whether it is passed.

    `exceptional_limit` is None where the regime knows no exceptional rate.
    """

    id: str
    label: Mapping[str, str]
    base: int
    limit: int
    exceeded: bool
    exceptional_limit: int | None


@dataclass(frozen=True)
class CapReport:
    """`default` is the reading the regime takes; `rounding_said` is False where its text is silent on rounding."""

    year: int
    excellent: int
    readings: Sequence[CapReading]
    default: CapReading
    rounding_said: bool
    group: str | None
    verdict: Verdict
    citation: Citation


def excellent_cap(counts: Mapping[str, int], year: int) -> CapReport:
    """The cap for one group of rated organizations, collectives or members; levels not in `counts` count as none.

    Raises `rule-value-unknown` where the year's cap was not found, ValueError for a negative count.
    """
    if any(count < 0 for count in counts.values()):
        raise ValueError("counts are zero or more")
    rule = value_on("quotas/excellent_cap", year_span(year)[1])
    wordings: Mapping[str, Mapping[str, str]] = value_on("quotas/readings", year_span(year)[1]).value
    readings = tuple(_reading(name, wording, counts, rule) for name, wording in wordings.items())
    chosen = f"{rule.value['base']}.{rule.value['rounding']}"
    return CapReport(
        year=year,
        excellent=counts.get("excellent", 0),
        readings=readings,
        default=next(reading for reading in readings if reading.id == chosen),
        rounding_said=rule.value["rounding_said"],
        group=rule.value["group"],
        verdict=_verdict(readings, counts.get("excellent", 0)),
        citation=rule.citation,
    )


def smallest_base(excellent: int, year: int, rounding: str) -> int:
    """The smallest base under which `excellent` is within the cap: "with 39 excellent, at least 195 must be good"."""
    rate = _fraction(value_on("quotas/excellent_cap", year_span(year)[1]).value["rate"])
    base = floor(excellent / rate)
    while base > 0 and _limit(base - 1, rate, rounding) >= excellent:
        base -= 1
    return base


def _reading(name: str, wording: Mapping[str, str], counts: Mapping[str, int], rule: DatedValue) -> CapReading:
    base = sum(counts.get(level, 0) for level in BASES[wording["base"]])
    limit = _limit(base, _fraction(rule.value["rate"]), wording["rounding"])
    exceptional = rule.value["exceptional_rate"]
    return CapReading(
        id=name,
        label={"vi": wording["vi"], "en": wording["en"]},
        base=base,
        limit=limit,
        exceeded=counts.get("excellent", 0) > limit,
        exceptional_limit=_limit(base, _fraction(exceptional), wording["rounding"]) if exceptional else None,
    )


def _verdict(readings: Sequence[CapReading], excellent: int) -> Verdict:
    exceeded = [reading.exceeded for reading in readings]
    if not any(exceeded):
        return Verdict.WITHIN
    if not all(exceeded):
        return Verdict.QUESTION
    beyond = [r.exceptional_limit is not None and excellent > r.exceptional_limit for r in readings]
    return Verdict.EXCEEDED_EVEN_EXCEPTIONALLY if all(beyond) else Verdict.EXCEEDED


def _limit(base: int, rate: Fraction, rounding: str) -> int:
    share = base * rate
    return floor(share + Fraction(1, 2)) if rounding == "half_up" else floor(share)


def _fraction(raw: Mapping[str, int]) -> Fraction:
    return Fraction(raw["numerator"], raw["denominator"])
