"""Growth and excess against the values they are between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.intervals import Interval, widest
from tongket.reconciliation.findings.measures import factor, is_percent
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.telling import about, told

BEFORE = ("same_period", "year_before")


def found(passage: Passage) -> Iterable[Found]:
    for growth in passage.of_kind("indicator_growth"):
        values = [
            fact
            for fact in passage.near(growth, ("indicator_value",), 1)
            if fact.word("indicator") == growth.word("indicator")
        ]
        own = [fact for fact in values if fact.word("year") in ("", str(passage.year)) and _same_when(fact, growth)]
        if not own:
            continue
        if growth.word("vs") == "plan":
            yield from _beyond_plan(passage, growth, own[0])
            continue
        earlier = [fact for fact in values if _is_base(fact, growth, passage.year)]
        if earlier:
            yield from _between(passage, growth, own[0], earlier[0])


def _same_when(fact: Fact, growth: Fact) -> bool:
    return fact.word("when") == growth.word("when")


def _is_base(fact: Fact, growth: Fact, year: int) -> bool:
    versus = growth.word("vs")
    return fact.word("year") == (str(year - 1) if versus in BEFORE else versus) != ""


def _between(passage: Passage, growth: Fact, now: Fact, before: Fact) -> Iterator[Found]:
    late, early, stated = widest(now), widest(before), widest(growth)
    scale = factor(before.unit, now.unit)
    if late is None or early is None or stated is None or scale is None or early.low <= 0:
        return
    early = Interval(early.low * scale, early.high * scale)
    apart = Interval(late.low - early.high, late.high - early.low)
    if is_percent(growth.unit) and not is_percent(now.unit):
        possible = Interval(100 * (late.low / early.high - 1), 100 * (late.high / early.low - 1))
    elif "lần" in growth.unit:
        # "Tăng 1,39 lần" is said of both the quotient and the part added.
        possible = Interval(late.low / early.high - 1, late.high / early.low)
    else:
        possible = apart  # a rate that falls from 3,2% to 2,1% falls by 1,1%, as it is commonly told
    if not possible.meets(stated):
        middle = (possible.low + possible.high) / 2
        yield about(
            growth, "growth-does-not-follow", Severity.ERROR, passage.reading.text, others=[now, before],
            first=before.quote, last=now.quote, worked_out=told(middle, max(growth.decimals, 1)),
        )  # fmt: skip


def _beyond_plan(passage: Passage, growth: Fact, value: Fact) -> Iterator[Found]:
    """ "Trên 1.000 tấn, vượt 108 tấn, đạt 110%": value, excess and share of the plan must allow one plan."""
    ratios = [
        fact
        for fact in passage.near(growth, ("indicator_plan_ratio",), 1)
        if fact.word("indicator") == growth.word("indicator")
    ]
    reached, excess = widest(value), widest(growth)
    if not ratios or reached is None or excess is None:
        return
    ratio = widest(ratios[0])
    if ratio is None:
        return
    if is_percent(growth.unit):
        possible = Interval(excess.low + 100, excess.high + 100)
    elif factor(growth.unit, value.unit) != 1 or reached.low <= excess.high:
        return
    else:
        possible = Interval(_ratio(reached.high, excess.low), _ratio(reached.low, excess.high))
    if not possible.meets(ratio):
        middle = (possible.low + possible.high) / 2
        yield about(
            ratios[0], "growth-does-not-follow", Severity.ERROR, passage.reading.text, others=[value, growth],
            first=value.quote, last=growth.quote, worked_out=told(middle, max(ratios[0].decimals, 1)),
        )  # fmt: skip


def _ratio(value: Fraction, excess: Fraction) -> Fraction:
    return 100 * value / (value - excess)
