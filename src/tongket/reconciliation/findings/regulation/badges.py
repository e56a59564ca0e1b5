"""Badges that do not exist, and rounds that are none of the year's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.passage import Passage, years_of
from tongket.reconciliation.findings.telling import about, at_place
from tongket.rules import badges
from tongket.rules.load import value_if_known

NAMED = re.compile(r"huy hiệu\s+(?:đảng\s+)?(?:loại\s+)?(\d{2})\s+năm\s+tuổi\s+đảng", re.IGNORECASE)
ROUND = re.compile(
    r"\b(?:đợt|dịp)\s+(?:ngày\s+)?(\d{1,2})[/-](\d{1,2})(?![\d%])(?:[/-]\d{4})?"
    r"(?:\s*(?:,|và)\s*(?:đợt\s+)?(\d{1,2})[/-](\d{1,2})(?![\d%]))?",
    re.IGNORECASE,
)
REACH = 120


def found(passage: Passage) -> Iterable[Found]:
    yield from _levels(passage)
    yield from _rounds(passage)


def _levels(passage: Passage) -> Iterator[Found]:
    known = value_if_known("badges/levels", passage.on)
    if known is None:
        return
    levels, listed = set(known.value), ", ".join(str(level) for level in known.value)
    told: list[Span] = []
    for fact in passage.of_kind("badge_award", "badge_total"):
        wrong = [year for year in years_of(fact) if year not in levels]
        if wrong:
            told.append(fact.at)
            yield about(fact, "badge-years-unknown", Severity.ERROR, passage.reading.text, citations=(known.citation,),
                        years=", ".join(map(str, wrong)), levels=listed)  # fmt: skip
    for match in NAMED.finditer(passage.reading.text):
        inside = any(span.start - REACH <= match.start() <= span.end + REACH for span in told)
        if int(match[1]) not in levels and not inside:
            yield at_place(passage.reading, Span(match.start(), match.end()), "badge-years-unknown", Severity.ERROR,
                           citations=(known.citation,), years=match[1], levels=listed)  # fmt: skip


def _rounds(passage: Passage) -> Iterator[Found]:
    """A day that is none of the rounds may be another great anniversary, where the rules of the day allow one."""
    known = value_if_known("badges/rounds", passage.on)
    if known is None:
        return
    others = value_if_known("badges/other_occasions", passage.on)
    severity = Severity.NOTE if others is not None and others.value else Severity.WARNING
    days = {(day.day, day.month) for day in badges.rounds(passage.year)}
    listed = ", ".join(f"{day:02d}/{month:02d}" for day, month in sorted(days, key=lambda pair: pair[::-1]))
    for match in ROUND.finditer(passage.reading.text):
        around = passage.reading.text[max(0, match.start() - REACH) : match.end() + REACH].lower()
        pairs = [(match[place], match[place + 1]) for place in (1, 3) if match[place]]
        wrong = [f"{day}/{month}" for day, month in pairs if (int(day), int(month)) not in days]
        if wrong and "huy hiệu" in around:
            yield at_place(passage.reading, Span(match.start(), match.end()), "badge-round-unknown", severity,
                           citations=(known.citation,), day=", ".join(wrong), days=listed)  # fmt: skip
