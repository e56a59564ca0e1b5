"""Reported values for tests: a paper, and what it states of xã Mẫu."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.office import OFFICE
from tongket.figures.compute import Asked
from tongket.figures.reported.actions.report import report
from tongket.figures.reported.book import ReportedEntry, Source
from tongket.figures.reported.standing import Line, lines_of

PAPER = Source("bao-cao-2022.docx", "a" * 64, "12-BC/ĐU", date(2022, 12, 20))
OTHER = Source("bao-cao-2023.docx", "b" * 64)
PRODUCTION = "indicators.value?indicator=production_value"
QUOTE = "Tổng giá trị sản xuất đạt 370 tỷ đồng"


def stated(
    organization: int, tag: str, value: str, year: int = 2022, source: Source = PAPER, **more: Any
) -> ReportedEntry:
    exact = Decimal(value)
    exponent = exact.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    found = {"quote": QUOTE, "at": 10, "decimals": decimals, **more}
    return ReportedEntry(organization, year, tag, exact, source, **found)


def accept(*entries: ReportedEntry) -> list[Line]:
    """Accepts the values and gives them as they are kept."""
    written = {line.id for line in report(OFFICE, list(entries)).written}
    kept = [line for line in lines_of(entries[0].organization) if line.id in written]
    return sorted(kept, key=lambda line: line.id)


def asked(unit: int, year: int = 2022) -> Asked:
    return Asked(unit, "mau", year, date(year, 12, 31))
