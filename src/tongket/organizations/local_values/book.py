"""The book of the values an office enters itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.organizations.local_values.models import LocalValue
from tongket.rules import vocabulary


@dataclass(frozen=True)
class LocalValueEntry:
    """One line of the sheet “Giá trị do cơ quan nhập”: a value, since when, and the document that sets it."""

    organization: int
    setting: str
    value: str
    document_number: str
    signed_on: date
    issuer: str
    valid_from: date
    applies_to: str = ""
    article: str = ""
    has_text: bool = False
    valid_until: date | None = None


def named(entry: LocalValueEntry) -> str:
    """ "Hệ số tiền thưởng kèm theo Huy hiệu Đảng, 45"."""
    name = vocabulary.label(entry.setting, group="local_setting")
    return f"{name}, {entry.applies_to}" if entry.applies_to else name


def _words(entries: Sequence[LocalValueEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{named(entry)} {entry.document_number} {entry.issuer}", named(entry)) for entry in entries]


LOCAL_VALUES = Book(
    "local_values", LocalValue, LocalValueEntry, ("organization", "setting", "applies_to", "valid_from"), _words
)
