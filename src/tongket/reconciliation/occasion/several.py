"""Several communes in one text: a paragraph that opens with the meeting of another organisation is about that one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tongket.reconciliation.occasion.days import day_of_meeting
from tongket.reconciliation.occasion.names import mentions
from tongket.reconciliation.quantities.dates import Kind, When
from tongket.reconciliation.reading.document import Document
from tongket.reconciliation.reading.drafts import Draft

NAMED_WITHIN = 140
HEADED_WITHIN = 400
"""How far before its opening paragraph a part's own heading may stand."""


@dataclass(frozen=True)
class Part:
    """A stretch of the text about another organisation than the one it opens with."""

    name: str
    start: int
    end: int
    facts: tuple[Draft, ...]


def parts(document: Document, main: str, event: str, year: int) -> Sequence[Part]:
    """The stretches about other organisations, each to the next or to the end of the text."""
    found = [one for one in _openings(document) if str(one[1].value).casefold() != main.casefold()]
    found = [(_heading(document, start, name), name, when) for start, name, when in found]
    ends = [*(start for start, _, _ in found[1:]), len(document.text)][: len(found)]
    return [
        Part(str(name.value), start, end, (name, *_day(when, name, event, year)))
        for (start, name, when), end in zip(found, ends, strict=True)
    ]


def leading(document: Document, named: Draft | None) -> Draft | None:
    """The organisation the text is about: of several that each open a paragraph with their meeting the first."""
    opened = list(_openings(document))
    if named is None or len(opened) < 2 or named.attributes.get("type") == "chi bộ":
        return named
    _, first, _ = opened[0]
    return first if first.start < named.start else named


def _heading(document: Document, start: int, name: Draft) -> int:
    """Where the part begins: at the line above that opens with its organisation, else at its own paragraph."""
    plain = document.source.plain
    above = max(0, start - HEADED_WITHIN)
    for line in re.finditer(r"(?m)^(?:[^\s:]+ ){0,4}" + re.escape(str(name.value)) + r"\b", plain[above:start]):
        return above + line.start()
    return start


def _openings(document: Document) -> Iterator[tuple[int, Draft, When | None]]:
    known: set[str] = set()
    plain = document.source.plain
    for sentence in document.sentences:
        if sentence.start and not plain[: sentence.start].rstrip(" ").endswith("\n"):
            continue
        opening = plain[sentence.start : min(sentence.end, sentence.start + NAMED_WITHIN)]
        days = [
            when for when in document.dates if when.kind is Kind.DAY and sentence.start <= when.start < sentence.end
        ]
        if not days or not day_of_meeting(document, days[0]):
            continue
        named = next((one for one in mentions(opening) if one.of_party), None)
        if named is None or named.name.casefold() in known or named.name.isupper():
            continue
        known.add(named.name.casefold())
        place = sentence.start + named.start
        said = {"type": named.type or "xã"}
        fact = Draft("org_name", named.name, place, sentence.start + named.end, (place, place), attributes=said)
        yield sentence.start, fact, days[0]


def _day(when: When | None, name: Draft, event: str, year: int) -> Iterator[Draft]:
    if when is None:
        return
    dated = when if when.year or not year else when.of_year(year)
    said = {"event": event, "org": str(name.value)}
    yield Draft("meeting_date", dated.iso(), when.start, when.end, (when.start, when.end), attributes=said)
