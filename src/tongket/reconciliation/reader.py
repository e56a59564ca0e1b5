"""The way in: a text read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tongket.reconciliation.facts import Reading, SetAside, Unrecognised
from tongket.reconciliation.reading.document import Document, take_apart
from tongket.reconciliation.reading.drafts import Draft, Found, settled
from tongket.reconciliation.reading.engine import found_in
from tongket.reconciliation.text.source import Source

_RUN = re.compile(r"\d+")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
DATES, ENDLESS = "date", "endless_run"
_NUMERALS = "0123456789"


def read(text: str) -> Reading:
    """All facts of a text, in its order, with every number claimed, set aside by a named rule or listed."""
    document = take_apart(Source.of(text))
    _, found = found_in(document)
    claimed = bytearray(len(document.text))
    for fact in found.drafts:
        _mark(claimed, fact)
    asides, unknown = _others(document, found, claimed)
    return Reading(text, settled(document, found.drafts), asides, unknown)


def _mark(claimed: bytearray, fact: Draft) -> None:
    for start, end in ((fact.start, fact.end), fact.digits):
        claimed[start:end] = b"\x01" * (end - start)


def _others(
    document: Document, found: Found, claimed: bytearray
) -> tuple[tuple[SetAside, ...], tuple[Unrecognised, ...]]:
    """The numbers no fact quotes: set aside by rule, as a date, as counts of no report; or not understood."""
    text, source = document.text, document.source
    covered: dict[int, str] = {}
    for aside in document.asides:
        for match in _DIGITS.finditer(text, aside.start, aside.end):
            covered.setdefault(match.start(), aside.rule)
    for when in document.dates:
        for match in _DIGITS.finditer(text, when.start, when.end):
            covered.setdefault(match.start(), DATES)
    for quantity in document.quantities:
        if quantity.start in found.aside:
            for match in _DIGITS.finditer(text, quantity.start, quantity.end):
                covered.setdefault(match.start(), found.aside[quantity.start])
    asides: list[SetAside] = []
    unknown: list[Unrecognised] = []
    for start, end in _unclaimed(source.lowered, claimed):
        at = source.span(start, end)
        quote = at.of(source.original)
        rule = covered.get(start) or (ENDLESS if text[start] not in _NUMERALS else None)
        if rule is None:
            unknown.append(Unrecognised(at, quote))
        else:
            asides.append(SetAside(at, quote, rule))
    return tuple(asides), tuple(unknown)


def _unclaimed(text: str, claimed: bytearray) -> Iterator[tuple[int, int]]:
    """The numbers no fact quotes; of one that a name has taken the beginning of ("xã A0.0"), the rest of its digits."""
    for match in _DIGITS.finditer(text):
        if claimed.find(1, *match.span()) < 0:
            yield match.span()
            continue
        for run in _RUN.finditer(text, *match.span()):
            if claimed.find(1, *run.span()) < 0:
                yield run.span()
