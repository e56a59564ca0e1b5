"""The same figure stated twice, differently."""

from __future__ import annotations

from collections.abc import Iterable

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.intervals import widest
from tongket.reconciliation.findings.measures import factor, is_percent
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.telling import about

KEYS = {
    "members_total": ("scope", "org"),
    "cells_total": ("scope", "org"),
    "badge_total": ("years", "posthumous", "org"),
    "badge_award": ("years", "posthumous", "org"),
    "admissions": ("scope", "org"),
    "org_rating": ("subject", "level", "self", "proposed", "org"),
    "member_rating": ("subject", "level", "proposed", "reason", "org"),
    "target_achievement": ("what", "result", "org"),
    "indicator_value": ("indicator", "year", "when", "org"),
    "indicator_plan_ratio": ("indicator", "year", "when", "org"),
    "indicator_growth": ("indicator", "vs", "year", "when", "org"),
    "commendation": ("subject", "level", "org"),
}
"""The kinds a text states once, and what tells two figures of a kind apart; of meetings and inspections a text may
tell several."""
KNOWN = frozenset(
    ("income_per_capita", "budget_revenue", "production_value", "gross_product", "poverty_rate", "economic_growth")
)
"""Indicators a commune has one of; of others ("sản lượng") a text tells several under one word."""
ONCE_ONLY = (
    "members_total",
    "cells_total",
    "admissions",
    "indicator_value",
    "indicator_plan_ratio",
    "target_achievement",
)
"""Of the others a text may give several rounds or groups: they are compared only where the whole is the same."""


def found(passage: Passage) -> Iterable[Found]:
    if len({str(fact.value) for fact in passage.of_kind("org_name")}) > 1:
        return  # several communes in one text: nothing says whose the second number is
    first: dict[tuple[object, ...], Fact] = {}
    for fact in passage.of_kind(*KEYS):
        if isinstance(fact.value, str) or "derived" in fact.attributes or "doubtful" in fact.attributes:
            continue
        key = (fact.kind, is_percent(fact.unit), *(fact.word(name) for name in KEYS[fact.kind]))
        other = first.setdefault(key, fact)
        if other is not fact and _comparable(fact, other) and not _meet(fact, other):
            yield about(fact, "stated-twice-differently", Severity.WARNING, passage.reading.text, others=[other],
                        other=other.quote)  # fmt: skip


def _comparable(fact: Fact, other: Fact) -> bool:
    """Stated of the same whole; an indicator nobody named may be two, and "từ 9 hộ xuống còn 5 hộ" is a way."""
    unnamed = fact.kind.startswith("indicator") and fact.word("indicator") not in KNOWN
    if unnamed or fact.sentence == other.sentence:
        return False
    if fact.kind not in ONCE_ONLY:
        return fact.of is not None and fact.of == other.of
    whole = fact.kind == "indicator_value" or (fact.of is None and other.of is None)
    return whole and fact.part_of is None and other.part_of is None


def _meet(fact: Fact, other: Fact) -> bool:
    mine, theirs, scale = widest(fact), widest(other), factor(other.unit, fact.unit)
    if mine is None or theirs is None or scale is None:
        return True
    return mine.low <= theirs.high * scale and theirs.low * scale <= mine.high
