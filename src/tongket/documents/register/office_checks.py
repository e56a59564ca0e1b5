"""What may be wrong with the office's settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tongket.documents.book import OfficeProfileEntry, RecipientEntry, SignatoryEntry
from tongket.documents.register.checks import check_body, check_term, check_type
from tongket.rules.decision import Finding


def check_profile(entry: OfficeProfileEntry) -> Iterable[Finding]:
    yield from check_term(entry.term)
    yield from _in_order(entry.valid_from, entry.valid_until)


def check_signatory(entry: SignatoryEntry) -> Iterable[Finding]:
    yield from check_body(entry.body)
    if entry.paper_type:
        yield from check_type(entry.paper_type)
    yield from _in_order(entry.valid_from, entry.valid_until)


def check_recipient(entry: RecipientEntry) -> Iterable[Finding]:
    if entry.paper_type:
        yield from check_type(entry.paper_type)


def _in_order(first: date, last: date | None) -> Iterable[Finding]:
    if last is not None and last < first:
        yield Finding("office-days-out-of-order", {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"})
