"""Parts against their total: badges by level, ratings by level, targets by result, members by standing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from tongket.reconciliation.facts import Fact
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.intervals import Interval, is_count, widest
from tongket.reconciliation.findings.measures import factor
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.telling import about, number, told
from tongket.rules import reviews

REACHED = ("met", "exceeded")
WHOLES = ("production_value", "gross_product")
SECTORS = ("agriculture_value", "industry_value", "services_value")
COMPLETE = 2
"""A list of this many parts is taken to be the whole list; one part alone ("trong đó 03 đồng chí …") never is."""
FIRST = 40
NEAR = 2
"""How many sentences a list may run on."""


def found(passage: Passage) -> Iterable[Found]:
    yield from _badges(passage)
    for kind in ("org_rating", "member_rating"):
        yield from _ratings(passage, kind)
    yield from _targets(passage)
    yield from _members(passage)
    yield from _nested(passage)
    yield from _sectors(passage)
    yield from _commended(passage)


def _badges(passage: Passage) -> Iterator[Found]:
    """Each total against the levels listed after it, up to the next total."""
    total: Fact | None = None
    parts: list[Fact] = []
    for fact in (*passage.of_kind("badge_total", "badge_award"), None):
        if fact is not None and fact.kind == "badge_award":
            if all(fact.attributes.get("years") != part.attributes.get("years") for part in parts):
                parts.append(fact)
            continue
        if total is not None and len(parts) >= COMPLETE:
            yield from _compared(passage, total, parts)
        total, parts = fact, []


def _ratings(passage: Passage, kind: str) -> Iterator[Found]:
    for better in (fact for fact in passage.of_kind(kind) if _counts(fact) and fact.word("level") == BETTER):
        pair = [near for level in reviews.ORDER[:2] for near in _nearest(passage, better, kind, level)]
        if len(pair) == COMPLETE and not _is_part_whole(better, pair):
            yield from _compared(passage, better, pair)
    for total in _totals(passage, kind):
        parts = [near for level in reviews.ORDER for near in _nearest(passage, total, kind, level)]
        if len(parts) >= COMPLETE:
            yield from _compared(passage, total, parts, may_lack=len(parts) < len(reviews.ORDER) - 1)


BETTER = "good_or_better"


def _is_part_whole(better: Fact, pair: Sequence[Fact]) -> bool:
    """ "N hoàn thành tốt, trong đó N xuất sắc" was read as nested: the excellent are a part, not added."""
    return better.value == pair[1].value


def _counts(fact: Fact) -> bool:
    """A result counted, of this organisation and decided."""
    named = fact.word("org") or fact.word("proposed")
    return is_count(fact) and not isinstance(fact.value, str) and not named


def _totals(passage: Passage, kind: str) -> Iterable[Fact]:
    """Who was rated, where the text says it; of cells else how many there are, which no list may exceed."""
    rated = [fact for fact in passage.of_kind(kind) if _counts(fact) and fact.word("level") == "rated"]
    return rated if rated or kind != "org_rating" else passage.of_kind("cells_total")[:1]


def _nearest(passage: Passage, anchor: Fact, kind: str, level: str) -> Sequence[Fact]:
    """The fact of a level that stands nearest; of a number of cells further away the first."""
    subject = "cell" if anchor.kind == "cells_total" else _subject(anchor)
    facts = passage.of_kind(kind)[:FIRST] if anchor.kind == "cells_total" else passage.near(anchor, (kind,), NEAR)
    alike = [f for f in facts if _counts(f) and f.word("level") == level and _subject(f) == subject]
    return sorted(alike, key=lambda fact: abs(fact.at.start - anchor.at.start))[:1]


def _subject(fact: Fact) -> str:
    return fact.word("subject") or "member"


def _targets(passage: Passage) -> Iterator[Found]:
    """Met and exceeded make what was met or exceeded; with what was not met they make the whole."""
    for fact in passage.of_kind("target_achievement"):
        near = {word: _of_result(passage, fact, word) for word in (*REACHED, "met_or_exceeded", "on_track", "all")}
        result = fact.word("result") if is_count(fact) else ""
        pair = [*near["met"], *near["exceeded"]]
        if result == "met_or_exceeded" and len(pair) == COMPLETE and all(part.of is None for part in pair):
            yield from _compared(passage, fact, pair)
        met = [one for one in (*near["met_or_exceeded"], *near["met"]) if one.of][:1]
        if result == "not_met" and met and not near["on_track"]:
            yield from _whole(passage, met[0], fact)
        if fact.of is not None and fact.of_role != "plan" and near["all"] and near["all"][0].value != fact.of:
            yield about(near["all"][0], "stated-twice-differently", Severity.WARNING, passage.reading.text,
                        others=[fact], other=fact.quote)  # fmt: skip


def _of_result(passage: Passage, anchor: Fact, result: str) -> Sequence[Fact]:
    near = [
        fact
        for fact in passage.near(anchor, ("target_achievement",), 1)
        if fact.word("result") == result and is_count(fact) and _same_thing(fact, anchor)
    ]
    return sorted(near, key=lambda fact: abs(fact.at.start - anchor.at.start))[:1]


def _same_thing(fact: Fact, anchor: Fact) -> bool:
    return fact.word("what") == anchor.word("what") or not fact.word("what") or not anchor.word("what")


def _whole(passage: Passage, met: Fact, missed: Fact) -> Iterator[Found]:
    of, first, second = met.of, number(met), number(missed)
    if of is not None and first is not None and second is not None and first + second != of:
        yield _sum(passage, missed, [met, missed], told(of))


def _members(passage: Passage) -> Iterator[Found]:
    for total in (fact for fact in passage.of_kind("members_total") if not fact.word("scope")):
        near = passage.near(total, ("members_total",), 1)
        parts = [fact for word in ("official", "probationary") for fact in near if fact.word("scope") == word]
        if len(parts) == COMPLETE and len({part.word("org") for part in (total, *parts)}) == 1:
            yield from _compared(passage, total, parts)


def _nested(passage: Passage) -> Iterator[Found]:
    """ "Trong đó": no part is larger than what it is a part of."""
    facts = passage.reading.facts
    for fact in passage.results:
        whole = facts[fact.part_of] if fact.part_of is not None else None
        if whole is None or whole.kind != fact.kind or whole.unit != fact.unit:
            continue
        part, total = number(fact), number(whole)
        if part is not None and total is not None and part > total and not whole.approx:
            yield about(fact, "part-beyond-whole", Severity.ERROR, passage.reading.text, others=[whole],
                        whole=whole.quote)  # fmt: skip


def _sectors(passage: Passage) -> Iterator[Found]:
    """Agriculture, industry and services make the value of production, as far as each is rounded."""
    for total in passage.of_kind("indicator_value"):
        if total.word("indicator") not in WHOLES:
            continue
        near = [f for f in passage.near(total, ("indicator_value",), 0) if f.at.start > total.at.start]
        parts = [[f for f in near if f.word("indicator") == sector][:1] for sector in SECTORS]
        scales = [factor(part.unit, total.unit) for found in parts for part in found]
        ranges = [widest(part) for found in parts for part in found]
        whole = widest(total)
        if whole is None or len(ranges) < len(SECTORS):
            continue
        pairs = [(one, scale) for one, scale in zip(ranges, scales, strict=True) if one is not None and scale]
        low = sum((one.low * scale for one, scale in pairs), Fraction(0))
        high = sum((one.high * scale for one, scale in pairs), Fraction(0))
        if len(pairs) == len(SECTORS) and not whole.meets(Interval(low, high)):
            yield _sum(passage, total, [part for found in parts for part in found], told(number(total) or 0))


def _commended(passage: Passage) -> Iterator[Found]:
    """ "12 cá nhân, trong đó 15 cá nhân …": those of a title are no more than those commended."""
    text = passage.reading.text
    totals = [fact for fact in passage.of_kind("commendation") if not fact.word("level") and not fact.word("org")]
    for total in totals:
        for part in passage.near(total, ("commendation",), 1):
            same = part.word("subject") == total.word("subject") and part.word("level") != ""
            nested = same and "trong đó" in text[total.at.end : part.at.start].lower()
            value, whole = number(part), number(total)
            if nested and value is not None and whole is not None and value > whole:
                yield about(part, "part-beyond-whole", Severity.ERROR, text, others=[total], whole=total.quote)


def _compared(passage: Passage, total: Fact, parts: Sequence[Fact], *, may_lack: bool = False) -> Iterator[Found]:
    values = [number(part) for part in parts]
    whole = number(total)
    if whole is None or any(value is None for value in values) or any(fact.approx for fact in (total, *parts)):
        return
    added = sum(value for value in values if value is not None)
    if added > whole or (added < whole and not may_lack and total.kind != "cells_total"):
        yield _sum(passage, total, parts, told(whole))


def _sum(passage: Passage, at: Fact, parts: Sequence[Fact], whole: str) -> Found:
    values = [number(part) or 0 for part in parts]
    addends = " + ".join(told(value) for value in values)
    return about(at, "parts-do-not-add-up", Severity.ERROR, passage.reading.text, others=parts,
                 parts=addends, sum=told(sum(values)), whole=whole)  # fmt: skip
