"""What the whole text is about: the body reported on, the occasion and its day, the year or term reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from tongket.reconciliation.grammar.load import grammar, pattern
from tongket.reconciliation.occasion.days import dated, held
from tongket.reconciliation.occasion.names import organization
from tongket.reconciliation.occasion.several import leading
from tongket.reconciliation.occasion.terms import newest
from tongket.reconciliation.occasion.terms import terms as terms_of
from tongket.reconciliation.quantities.dates import Kind, When
from tongket.reconciliation.reading.document import Document
from tongket.reconciliation.reading.drafts import Draft

_OPENING = 2500
_PERIODS = (
    ("6 tháng", re.compile(r"(?:6|06|sáu) tháng (?:đầu )?năm")),
    ("7 tháng", re.compile(r"(?:7|07|bảy) tháng (?:đầu )?năm")),
    ("9 tháng", re.compile(r"(?:9|09|chín) tháng (?:đầu )?năm")),
    ("quý I", re.compile(r"quý (?:i|1)\b")),
    ("quý II", re.compile(r"quý (?:ii|2)\b")),
    ("quý III", re.compile(r"quý (?:iii|3)\b")),
    ("quý IV", re.compile(r"quý (?:iv|4)\b")),
)
_REPORTED = pattern("frame", "reported")


@dataclass(frozen=True)
class Frame:
    """`report_year` 0 where the text reports a term; `held_in` the meeting's year, 0 unknown."""

    facts: Sequence[Draft] = field(default_factory=tuple)
    event: str = ""
    report_year: int = 0
    held_in: int = 0
    unit: str = ""
    is_cell: bool = False
    new_term: int = 0
    period: str = ""


def frame(document: Document) -> Frame:
    """The facts about the text as a whole; at most one organisation, day and year, one fact a term."""
    event = _event(document.text)
    reported, period = _report_year(document, event)
    terms = terms_of(document)
    day, inferred = dated(document, held(document), event, reported, terms)
    if reported is None and period and day is not None and day.year:
        reported = _of_period(document, day.year)
    facts = list(terms)
    if reported is not None:
        facts.append(_year_fact(document, reported, period))
    if day is not None:
        marks = {"year_inferred": True} if inferred and day.year else {}
        facts.append(
            Draft(
                "meeting_date",
                day.iso(),
                day.start,
                day.end,
                (day.start, day.end),
                attributes={"event": event, **marks},
            )
        )
    named = leading(document, organization(document))
    if named is not None:
        facts.append(named)
    unit = str(named.value) if named else ""
    return Frame(
        tuple(facts),
        event,
        reported.year if reported else 0,
        day.year if day else 0,
        unit,
        _is_cell(named),
        newest(terms),
        period,
    )


def _is_cell(named: Draft | None) -> bool:
    return named is not None and named.attributes.get("type") == "chi bộ"


def _event(text: str) -> str:
    """The occasion: the pattern found first in the opening, the more particular before the general."""
    found: list[tuple[int, int, str]] = []
    for rank, (name, patterns) in enumerate(grammar("frame")["events"].items()):
        for words in patterns:
            match = re.search(words, text[:_OPENING])
            if match:
                found.append((match.start(), rank, name))
    if not found:
        return ""
    first = min(found)[0]
    near = [item for item in found if item[0] - first < 220]
    _, _, name = min(
        near, key=lambda item: item[1] if item[2] != "congress" or "sơ kết" not in text[: first + 250] else 9
    )
    return name


def _report_year(document: Document, event: str) -> tuple[When | None, str]:
    """The year reported on, of reviews of a year; a congress and a mid-term review report a term instead."""
    text = document.text
    period = next((name for name, pattern in _PERIODS if pattern.search(text[:_OPENING])), "")
    term_review = re.search(r"sơ kết (?:giữa|nửa|nhiệm kỳ)|giữa nhiệm kỳ|nửa (?:đầu )?nhiệm kỳ", text[:_OPENING])
    if event == "congress" or (term_review and not period):
        return None, ""
    years = [when for when in document.dates if when.kind is Kind.YEAR or when.kind is Kind.MONTH]
    for match in islice(_REPORTED.finditer(text), 20):
        for when in document.dates:
            if when.start <= match.start("year") < when.end:
                return When(match.start("year"), match.end("year"), Kind.YEAR, int(match["year"])), period
    counted = Counter(
        when.year
        for when in years
        if when.kind is Kind.YEAR and re.search(r"năm\s+$", text[max(0, when.start - 6) : when.start])
    )
    opening = [
        when
        for when in years
        if re.search(r"(?:^|[.\n]\s*)(?:trong\s+)?năm\s+$", text[max(0, when.start - 16) : when.start])
    ]
    if opening:
        return opening[0], period
    if counted and event in ("year_end_summary", "review_meeting"):
        best = min(year for year, count in counted.items() if count == max(counted.values()))
        return next(when for when in years if when.year == best), period
    return None, period


def _of_period(document: Document, year: int) -> When | None:
    """ "6 tháng đầu năm" without a year is of the meeting's year."""
    for _, said in _PERIODS:
        match = said.search(document.text[:_OPENING])
        if match:
            return When(match.start(), match.end(), Kind.YEAR, year)
    return None


def _year_fact(document: Document, when: When, period: str) -> Draft:
    start = when.start
    said = re.search(r"(?:(?:6|06|sáu|9|09|chín) tháng (?:đầu )?)?năm\s+$", document.text[max(0, start - 24) : start])
    if said:
        start = max(0, start - 24) + said.start()
    attributes = {"period": period} if period else {}
    return Draft("report_year", str(when.year), start, when.end, (when.start, when.end), attributes=attributes)
