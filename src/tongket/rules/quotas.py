"""The cap on the rating “excellent”, proved under every reading of the rule that is in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tongket.rules.decision import Certainty, Citation
from tongket.rules.quotas_rule import NOTHING_OWN, CapRule, OwnCap, Reading, cap_rule, limit_of, smallest_base_of


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
    reading: Reading


@dataclass(frozen=True)
class CapReport:
    """`default` is the reading the regime takes; `rounding_said` is False where its text is silent on rounding.

    `citation` is the text the cap rests on and `citations` all of them, the office's own documents first.
    """

    year: int
    excellent: int
    readings: Sequence[CapReading]
    default: CapReading
    rounding_said: bool
    group: str | None
    verdict: Verdict
    citation: Citation
    citations: Sequence[Citation]
    certainty: Certainty
    rule: CapRule

    @property
    def rate(self) -> Fraction:
        return self.rule.rate


def excellent_cap(
    counts: Mapping[str, int], year: int, subject: str = "member", own: OwnCap = NOTHING_OWN
) -> CapReport:
    """The cap for one group of rated organizations, collectives or members; levels not in `counts` count as none.

    Raises `rule-value-unknown` where the year's cap was not found, ValueError for a negative count.
    """
    return capped(counts, cap_rule(year, subject, own))


def capped(counts: Mapping[str, int], rule: CapRule) -> CapReport:
    """The same for a rule already found: for many groups at once. Raises ValueError for a negative count."""
    if any(count < 0 for count in counts.values()):
        raise ValueError("counts are zero or more")
    excellent = counts.get("excellent", 0)
    readings = tuple(_reading(reading, counts, rule) for reading in rule.readings)
    default = next(reading for reading in readings if reading.id == rule.default)
    return CapReport(
        year=rule.year,
        excellent=excellent,
        readings=readings,
        default=default,
        rounding_said=rule.rounding_said,
        group=rule.group,
        verdict=_verdict([default] if rule.settled else readings, excellent),
        citation=rule.citation,
        citations=rule.citations,
        certainty=rule.certainty,
        rule=rule,
    )


def smallest_base(excellent: int, year: int, rounding: str) -> int:
    """The smallest base under which `excellent` is within the cap: "with 39 excellent, at least 195 must be good"."""
    return smallest_base_of(excellent, cap_rule(year).rate, rounding)


def _reading(reading: Reading, counts: Mapping[str, int], rule: CapRule) -> CapReading:
    base = sum(counts.get(level, 0) for level in reading.levels)
    limit = limit_of(base, rule.rate, reading.rounding)
    exceptional = rule.exceptional_rate
    return CapReading(
        id=reading.id,
        label=reading.label,
        base=base,
        limit=limit,
        exceeded=counts.get("excellent", 0) > limit,
        exceptional_limit=limit_of(base, exceptional, reading.rounding) if exceptional else None,
        reading=reading,
    )


def _verdict(readings: Sequence[CapReading], excellent: int) -> Verdict:
    exceeded = [reading.exceeded for reading in readings]
    if not any(exceeded):
        return Verdict.WITHIN
    if not all(exceeded):
        return Verdict.QUESTION
    beyond = [r.exceptional_limit is not None and excellent > r.exceptional_limit for r in readings]
    return Verdict.EXCEEDED_EVEN_EXCEPTIONALLY if all(beyond) else Verdict.EXCEEDED
