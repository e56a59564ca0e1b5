"""How numbers are written: two kinds of decimal sign in one text, a unit written twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tongket.reconciliation.facts import Fact, Span
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.correction import DOT_DECIMAL
from tongket.reconciliation.findings.passage import Passage
from tongket.reconciliation.findings.telling import about, at_place

COMMA_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{3})*,\d+|\d+,\d+")
TWO_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+,\d{1,2}|\d+(?:,\d+){2,}")
UNIT = r"(?:tỷ(?!\s+lệ)|tỉ(?!\s+lệ)|triệu|nghìn|tấn|tạ|ha|kg|km|m2)"
TWO_UNITS = re.compile(rf"\d\s*%\s*{UNIT}\b|\b({UNIT})\s+\1\b", re.IGNORECASE)
"""Bare "đồng" is no sign of a unit: "98% đồng bào", "5 tỷ đồng đồng thời"."""


def found(passage: Passage) -> Iterable[Found]:
    yield from _separators(passage)
    for match in TWO_UNITS.finditer(passage.reading.text):
        span = Span(match.start(), match.end())
        yield at_place(passage.reading, _with_number(passage.reading.text, span), "unit-doubled", Severity.ERROR)


def _separators(passage: Passage) -> Iterator[Found]:
    text = passage.reading.text
    numbers = [
        (fact, fact.number.of(text).strip()) for fact in passage.reading.facts if not isinstance(fact.value, str)
    ]
    commas = [fact for fact, printed in numbers if COMMA_DECIMAL.fullmatch(printed)]
    told: set[int] = set()
    for fact, printed in numbers:
        twice = TWO_COMMAS.fullmatch(printed)
        mixed = DOT_DECIMAL.fullmatch(printed) and commas
        if (twice or mixed) and fact.number.start not in told:
            told.add(fact.number.start)
            yield about(fact, "separators-mixed", Severity.WARNING, text, correction=_mended(printed),
                        others=_other(commas, fact))  # fmt: skip


def _other(commas: list[Fact], fact: Fact) -> list[Fact]:
    return [other for other in commas[:2] if other is not fact][:1]


def _mended(printed: str) -> str:
    return printed.replace(".", ",") if DOT_DECIMAL.fullmatch(printed) else ""


def _with_number(text: str, span: Span) -> Span:
    """Back to the first digit of the number the unit stands behind."""
    start = span.start
    while start > 0 and (text[start - 1].isdigit() or text[start - 1] in ".,"):
        start -= 1
    return Span(start, span.end)
