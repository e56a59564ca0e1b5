"""The book of targets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tongket.access.book import Book
from tongket.records.targets.models import Target
from tongket.rules import notation

PLACES = 6
NUMBERS = ("plan", "budget", "same_period", "result")


@dataclass(frozen=True)
class TargetEntry:
    """One line of the sheet “Chỉ tiêu”. The numbers are in `unit`, with at most six decimals; None is missing."""

    organization: int
    report_year: int
    period: str
    name: str
    direction: str
    term: str = ""
    indicator: str = ""
    group: str = ""
    unit: str = ""
    counts: bool | None = True
    plan: Decimal | None = None
    budget: Decimal | None = None
    same_period: Decimal | None = None
    result: Decimal | None = None
    outlook: str = ""
    remark: str = ""

    def __post_init__(self) -> None:
        if self.counts is None:  # a blank cell means yes
            object.__setattr__(self, "counts", True)


def series(entry: TargetEntry) -> str:
    """The indicator's code, else a slug of the name: the value's address in figures."""
    return entry.indicator or re.sub(r"[^a-z0-9]+", "-", notation.fold(entry.name)).strip("-")[:120]


def decimals_of(entry: TargetEntry) -> int:
    """The places needed to keep every number of the entry exactly."""
    given = [value for name in NUMBERS if (value := getattr(entry, name)) is not None]
    return max((places(value) for value in given), default=0)


def places(value: Decimal) -> int:
    """The decimals a number needs: 370,740 needs two."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _columns(entry: TargetEntry) -> Mapping[str, object]:
    decimals = decimals_of(entry)
    numbers = {
        name: None if (value := getattr(entry, name)) is None else notation.scaled(value, decimals) for name in NUMBERS
    }
    return {
        "organization_id": entry.organization,
        "report_year": entry.report_year,
        "period": entry.period,
        "term": entry.term,
        "name": entry.name,
        "indicator": entry.indicator,
        "series": series(entry),
        "group": entry.group,
        "unit": entry.unit,
        "direction": entry.direction,
        "counts": entry.counts,
        "decimals": decimals,
        "outlook": entry.outlook,
        "remark": entry.remark,
        **numbers,
    }


def _read(row: Target) -> TargetEntry:
    numbers = {name: _unscaled(getattr(row, name), row.decimals) for name in NUMBERS}
    return TargetEntry(
        row.organization_id, row.report_year, row.period, row.name, row.direction, row.term, row.indicator, row.group,
        row.unit, row.counts, outlook=row.outlook, remark=row.remark, **numbers,
    )  # fmt: skip


def _unscaled(stored: int | None, decimals: int) -> Decimal | None:
    """Without the zeros that only another number of the line needed."""
    if stored is None:
        return None
    value = notation.unscaled(stored, decimals).normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _words(entries: Sequence[TargetEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{entry.name} {entry.indicator}", entry.name) for entry in entries]


TARGETS = Book(
    "targets", Target, TargetEntry, ("organization", "report_year", "period", "name"), _words, _columns, _read
)
