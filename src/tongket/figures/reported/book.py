"""The book of reported values: what an officer accepted from an old paper, and how it lies in the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tongket.access.book import Book
from tongket.figures.models import ReportedValue
from tongket.rules import notation

PLACES = 6
"""More decimals than any report prints; what has more is no number of a report."""


@dataclass(frozen=True)
class Source:
    """The paper a value was read from: its file's name and SHA-256 in hex, number and day where the paper says them."""

    name: str
    sha256: str
    number: str = ""
    dated_on: date | None = None

    @property
    def called(self) -> str:
        """ "Văn bản số 12-BC/ĐU ngày 05/01/2022"; the file's name where the paper does not say its number."""
        said = f"Văn bản số {self.number}" if self.number else f"Tệp “{self.name}”"
        return f"{said} ngày {notation.date_vi(self.dated_on)}" if self.dated_on else said


@dataclass(frozen=True)
class ReportedEntry:
    """What a paper states of one figure of one year.

    `tag` is the figure's address, `name` what an indicator is called in the records or by the paper. `value` and `of`
    are in `unit`; `decimals` are those printed: with `approx` they say how exactly the paper speaks. `at` is the place
    of the quoted words in the text, in code points. `is_corrected`: the officer put another value than was read.
    """

    organization: int
    report_year: int
    tag: str
    value: Decimal
    source: Source
    quote: str
    at: int
    of: Decimal | None = None
    decimals: int = 0
    approx: str = ""
    unit: str = ""
    name: str = ""
    is_corrected: bool = False
    is_chosen: bool = False
    accepted_by: str = ""

    @property
    def sha256(self) -> str:
        return self.source.sha256


def places(value: Decimal | None) -> int:
    """The decimals a number needs: 370,740 needs two."""
    exponent = value.normalize().as_tuple().exponent if value is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def columns(entry: ReportedEntry) -> Mapping[str, object]:
    decimals = max(places(entry.value), places(entry.of))
    return {
        "organization_id": entry.organization,
        "report_year": entry.report_year,
        "tag": entry.tag,
        "name": entry.name[:200],
        "value": notation.scaled(entry.value, decimals),
        "whole": None if entry.of is None else notation.scaled(entry.of, decimals),
        "decimals": decimals,
        "printed_decimals": entry.decimals,
        "approx": entry.approx,
        "unit": entry.unit[:60],
        "source_name": entry.source.name[:200],
        "source_sha256": entry.source.sha256,
        "source_number": entry.source.number[:60],
        "source_dated_on": entry.source.dated_on,
        "quote": entry.quote[:600],
        "at": entry.at,
        "is_corrected": entry.is_corrected,
        "is_chosen": entry.is_chosen,
        "accepted_by": entry.accepted_by[:200],
    }


def read(row: ReportedValue) -> ReportedEntry:
    source = Source(row.source_name, row.source_sha256, row.source_number, row.source_dated_on)
    return ReportedEntry(
        row.organization_id, row.report_year, row.tag, _unscaled(row.value, row.decimals), source, row.quote, row.at,
        None if row.whole is None else _unscaled(row.whole, row.decimals), row.printed_decimals, row.approx, row.unit,
        row.name, row.is_corrected, row.is_chosen, row.accepted_by,
    )  # fmt: skip


def _unscaled(stored: int, decimals: int) -> Decimal:
    value = notation.unscaled(stored, decimals).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _words(entries: Sequence[ReportedEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{entry.name} {entry.tag} {entry.source.name} {entry.source.number}", entry.tag) for entry in entries]


REPORTED = Book(
    "reported_figures", ReportedValue, ReportedEntry, ("organization", "report_year", "tag", "sha256", "at"), _words,
    columns, read,
)  # fmt: skip
