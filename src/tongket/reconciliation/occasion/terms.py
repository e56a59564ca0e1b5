"""Terms of office and the numbers of congresses, of the Party organisation alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tongket.reconciliation.grammar.load import grammar, pattern
from tongket.reconciliation.quantities.dates import Kind
from tongket.reconciliation.reading.document import Document
from tongket.reconciliation.reading.drafts import Draft

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_CONGRESS_NUMBER = pattern("terms", "congress_number")


def newest(named: Sequence[Draft]) -> int:
    """The first year of the newest term named; 0 where none is."""
    return max((int(str(term.value)[:4]) for term in named if "-" in str(term.value)), default=0)


def terms(document: Document) -> list[Draft]:
    """One fact for each term of the Party organisation and for the number of its congress."""
    found: dict[str, Draft] = {}
    other = re.compile(grammar("frame")["other_bodies"])
    for when in document.dates:
        if when.kind is not Kind.YEARS:
            continue
        before = document.text[max(0, when.start - 70) : when.start]
        clause = re.split(r"[.;\n]", before)[-1]
        if not re.search(r"nhiệm kỳ\s*(?:\(|:)?\s*$", clause) or other.search(clause):
            continue
        value = f"{when.year}-{when.until}"
        if value not in found and when.until - when.year <= 6:
            start = document.text.rfind("nhiệm", 0, when.start)
            found[value] = Draft("term", value, start, when.end, (when.start, when.end))
    return [*found.values(), *_congress_numbers(document, other)]


def _congress_numbers(document: Document, other: re.Pattern[str]) -> Sequence[Draft]:
    found: dict[int, Draft] = {}
    for match in _CONGRESS_NUMBER.finditer(document.text):
        around = document.text[max(0, match.start() - 12) : match.end() + 10]
        meeting = "đại hội" not in match[0] and re.search(
            r"hội nghị|ban chấp hành", document.text[max(0, match.start() - 60) : match.end()]
        )
        if other.search(around) or meeting or "hội nghị" in match[0]:
            continue
        value = int(match["no"]) if match["no"].isdigit() else _roman(match["no"])
        start, end = match.span("no")
        if 0 < value <= 40:
            said = {"of_what": "congress_no"}
            found.setdefault(value, Draft("term", str(value), start, end, (start, end), attributes=said))
    return list(found.values())


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
