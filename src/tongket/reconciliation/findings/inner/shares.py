"""A percentage against the numbers it is worked out from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.intervals import Fit, fit, is_count
from tongket.reconciliation.findings.measures import is_percent
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.telling import about, number, told

JOINED = re.compile(
    r"(?:\s*[,(]?\s*(?:đạt|vượt|hoàn thành|và|kế hoạch|chỉ tiêu|đề ra|tỷ lệ|bằng|chiếm|nghị quyết)\b)*[\s,(]*",
    re.IGNORECASE,
)
"""What may stand between a fraction and the percentage that restates it."""
OF_ALL = re.compile(r"\s*%\s*(?:so với\s+)?(?:trên\s+)?(?:tổng số|toàn)\b", re.IGNORECASE)
TRAITS = ("subject", "level", "result", "who", "scope", "actor")
SHARED = ("org_rating", "member_rating", "attendance", "resolution_study", "target_achievement", "inspection")
NEAR, MANY = 3, 10
"""How far, in sentences, the whole of a rating may stand, and how many totals of a text are tried."""
CLOSE = 60
"""A percentage belongs to the count that stands at most so many characters before or after it."""


def found(passage: Passage) -> Iterable[Found]:
    for share in passage.results:
        if share.kind in SHARED and is_percent(share.unit) and not isinstance(share.value, str):
            counted = _counted(passage, share)
            if counted is not None:
                yield from _weighed(passage, share, counted, _bases(passage, counted, share))
        if share.kind == "indicator_plan_ratio":
            yield from _of_plan(passage, share)
            yield from _of_targets(passage, share)


def _counted(passage: Passage, share: Fact) -> Fact | None:
    """The count that the percentage restates: same kind and words, right beside it."""
    same = [
        fact
        for fact in passage.near(share, (share.kind,), 0)
        if is_count(fact)
        and not fact.approx
        and not isinstance(fact.value, str)
        and all(fact.word(name) == share.word(name) for name in TRAITS)
    ]
    near = sorted(same, key=lambda fact: _gap(fact, share))
    return near[0] if near and _gap(near[0], share) <= CLOSE else None


def _gap(fact: Fact, share: Fact) -> int:
    return max(share.number.start - fact.number.end, fact.number.start - share.number.end, 0)


def _bases(passage: Passage, counted: Fact, share: Fact) -> Sequence[tuple[Fraction, Fact | None]]:
    """What the count may be a share of: its own "of" alone, else every total of the kind that the text names."""
    if counted.of:
        return [(Fraction(counted.of), None)]
    wholes: list[tuple[Fraction, Fact | None]] = []
    totals = passage.of_kind(_total_kind(counted))[:MANY]
    if OF_ALL.match(passage.reading.text, share.number.end):
        whole = [(number(fact), fact) for fact in totals if not fact.word("scope") and not fact.of]
        return [(value, fact) for value, fact in whole if value]
    for fact in (*passage.near(counted, (counted.kind,), NEAR), *totals):
        value = number(fact)
        if value is None or not value or fact.approx or not is_count(fact):
            continue
        if fact.kind == counted.kind and _is_whole(fact, counted):
            wholes.append((value, fact))
        if fact.kind == counted.kind and fact.of and fact.word("subject") == counted.word("subject"):
            wholes.append((Fraction(fact.of), fact))
        if fact.kind == _total_kind(counted) and not fact.word("scope"):
            wholes.append((value, fact))
    return [*wholes, *_added(passage, counted)]


def _is_whole(fact: Fact, counted: Fact) -> bool:
    level = fact.word("level") or fact.word("result")
    return fact.word("subject") == counted.word("subject") and level in ("rated", "good_or_better", "all")


def _total_kind(counted: Fact) -> str:
    if counted.kind == "org_rating":
        return "cells_total" if counted.word("subject") in ("cell", "organization") else ""
    return "members_total" if counted.word("subject") in ("", "member") else ""


def _added(passage: Passage, counted: Fact) -> Iterable[tuple[Fraction, Fact | None]]:
    """The levels listed beside the count, added up."""
    if counted.kind not in ("org_rating", "member_rating"):
        return ()
    levels: dict[str, Fraction] = {}
    for fact in (counted, *passage.near(counted, (counted.kind,), 2)):
        value = number(fact)
        if value is not None and is_count(fact) and fact.word("subject") == counted.word("subject"):
            levels.setdefault(fact.word("level"), value)
    better = levels.get("good_or_better", levels.get("excellent", Fraction(0)) + levels.get("good", Fraction(0)))
    below = levels.get("completed", Fraction(0)) + levels.get("not_completed", Fraction(0))
    return [(better + below, None)] if better and len(levels) > 1 else ()


def _weighed(
    passage: Passage, share: Fact, counted: Fact, bases: Sequence[tuple[Fraction, Fact | None]]
) -> Iterator[Found]:
    value = number(counted)
    if value is None or not bases:
        return
    actual = [(100 * value / base, base, fact) for base, fact in bases if base]
    fits = [fit(share, percent) for percent, _, _ in actual]
    if Fit.EXACT in fits:
        return
    if Fit.TRUNCATED in fits:
        percent, base, _ = actual[fits.index(Fit.TRUNCATED)]
        yield _told(passage, share, counted, "share-truncated", Severity.NOTE, percent, base)
        return
    # With several totals none of which is said to be the base, the likeliest is the nearest.
    percent, base, _ = min(actual, key=lambda each: abs(each[0] - Fraction(share.value)))
    severity = Severity.ERROR if counted.of else Severity.WARNING
    yield _told(passage, share, counted, "share-does-not-follow", severity, percent, base)


def _told(
    passage: Passage, share: Fact, counted: Fact, code: str, severity: Severity, percent: Fraction, base: Fraction
) -> Found:
    value = number(counted) or Fraction(0)
    places = max(share.decimals, 1)
    return about(
        share, code, severity, passage.reading.text, others=[counted], correction=told(percent, places),
        worked_out=told(percent, places + (1 if code == "share-truncated" else 0)), part=told(value), whole=told(base),
    )  # fmt: skip


def _of_plan(passage: Passage, share: Fact) -> Iterator[Found]:
    """ "36/35 … đạt 102,9%": a value and its plan printed as a fraction, with the ratio beside."""
    indicator = share.word("indicator")
    kinds = ("admissions",) if indicator == "admissions" else ("indicator_value",)
    for fact in passage.near(share, kinds, 0):
        value = number(fact)
        named = fact.kind == "admissions" or fact.word("indicator") == indicator
        follows = 0 <= share.number.start - fact.number.end <= CLOSE
        if named and value is not None and fact.of and fact.of_role == "plan" and follows:
            yield from _weighed(passage, share, replace(fact, of_role=""), [(Fraction(fact.of), None)])


def _of_targets(passage: Passage, share: Fact) -> Iterator[Found]:
    """ "8/9 chỉ tiêu đạt kế hoạch, đạt 90%": a percentage right behind a fraction of targets restates it."""
    for fact in passage.near(share, ("target_achievement",), 0):
        between = passage.reading.text[fact.at.end : max(fact.at.end, share.number.start)]
        follows = fact.at.end <= share.number.start and len(between) <= CLOSE
        if fact.of and follows and JOINED.fullmatch(between):
            yield from _weighed(passage, share, fact, [(Fraction(fact.of), None)])
