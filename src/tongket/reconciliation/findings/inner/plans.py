"""The plan that a percentage implies: people are planned in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.intervals import Interval, interval, widest
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.telling import about, number, told

REACH = 120
"""A percentage belongs to the admissions told at most so many characters before it."""


def found(passage: Passage) -> Iterable[Found]:
    for share in passage.of_kind("indicator_plan_ratio"):
        if share.word("indicator") != "admissions" or share.approx:
            continue
        counted = [
            fact
            for fact in passage.near(share, ("admissions",), 1)
            if not fact.approx and 0 <= share.number.start - fact.number.end <= REACH
        ]
        if counted and counted[-1].of_role != "plan":
            yield from _weighed(passage, share, counted[-1])


def _weighed(passage: Passage, share: Fact, counted: Fact) -> Iterator[Found]:
    value, rounded, wide = number(counted), interval(share), widest(share)
    if not value or rounded is None or wide is None or rounded.low <= 0:
        return
    if _whole_between(value, rounded):
        return
    implied = told(100 * value / Fraction(share.value))
    plans = _whole_between(value, wide)
    if plans:
        yield about(share, "plan-truncated", Severity.NOTE, passage.reading.text, others=[counted],
                    value=told(value), plan=told(plans[0]), worked_out=told(100 * value / plans[0]))  # fmt: skip
    else:
        yield about(share, "plan-not-whole", Severity.ERROR, passage.reading.text, others=[counted],
                    value=told(value), implied=implied)  # fmt: skip


def _whole_between(value: Fraction, share: Interval) -> list[int]:
    """The whole plans of which the value is a share within the interval."""
    low, high = 100 * value / share.high, 100 * value / share.low
    return list(range(max(1, ceil(low)), floor(high) + 1))
