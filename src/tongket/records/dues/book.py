"""The books of dues: the entries a clerk fills in, and how they lie in their tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongket.access.book import Book
from tongket.organizations import queries as organizations
from tongket.records.dues.models import DuesCategory, DuesCollection, DuesKept, DuesRelief, DuesRemittance
from tongket.records.members import queries as members


@dataclass(frozen=True)
class CategoryEntry:
    """One line of the sheet “Đối tượng đóng đảng phí”. `base_amount` in đồng a month."""

    member: int
    organization: int
    category: str
    held_from: date
    base_amount: int | None = None
    held_until: date | None = None


@dataclass(frozen=True)
class ReliefEntry:
    """One line of the sheet “Miễn, giảm đảng phí”."""

    member: int
    organization: int
    ground: str
    held_from: date
    percent: int = 100
    held_until: date | None = None
    decision_number: str = ""
    decided_on: date | None = None


@dataclass(frozen=True)
class CollectionEntry:
    """One line of the sheet “Thu đảng phí”, in đồng.

    The fields after `arrears` are found by the action: a person does not fill them in.
    """

    member: int
    organization: int
    report_year: int
    month: int
    collected: int
    arrears: int = 0
    category: str = ""
    base_amount: int | None = None
    due: int | None = None
    exempt: bool = False

    @property
    def month_on(self) -> date:
        return date(self.report_year, self.month, 1)


@dataclass(frozen=True)
class KeptEntry:
    """One line of the sheet “Trích để lại đảng phí”, in đồng; the fields after `kept` are found by the action."""

    organization: int
    report_year: int
    month: int
    kept: int
    received: int = 0
    level: str = ""

    @property
    def month_on(self) -> date:
        return date(self.report_year, self.month, 1)


@dataclass(frozen=True)
class RemittanceEntry:
    """One line of the sheet “Nộp đảng phí”, in đồng; the fields after `receipt_number` are found by the action."""

    organization: int
    report_year: int
    month: int
    amount: int
    remitted_on: date
    receipt_number: str = ""
    level: str = ""
    received_by: int | None = None

    @property
    def month_on(self) -> date:
        return date(self.report_year, self.month, 1)


def _columns(*links: str, monthly: bool = False) -> Callable[[Any], Mapping[str, object]]:
    def columns(entry: Any) -> Mapping[str, object]:
        found = {
            f"{name}_id" if name in links else name: getattr(entry, name) for name in type(entry).__dataclass_fields__
        }
        return {**found, "month_on": entry.month_on} if monthly else found

    return columns


def _read(entry: type[Any], *links: str) -> Callable[[Any], Any]:
    def read(row: Any) -> Any:
        return entry(
            **{name: getattr(row, f"{name}_id" if name in links else name) for name in entry.__dataclass_fields__}
        )

    return read


def _of_member(entries: Sequence[Any]) -> Sequence[tuple[str, str]]:
    names = members.names({entry.member for entry in entries})
    return [(names.get(entry.member, ""), names.get(entry.member, "")) for entry in entries]


def _of_unit(entries: Sequence[Any]) -> Sequence[tuple[str, str]]:
    names = organizations.names({entry.organization for entry in entries})
    shown = [names.get(entry.organization, "") for entry in entries]
    return [
        (f"{name} {getattr(entry, 'receipt_number', '')}", name) for name, entry in zip(shown, entries, strict=True)
    ]


CATEGORIES: Book[CategoryEntry] = Book(
    "dues_categories", DuesCategory, CategoryEntry, ("member", "held_from"), _of_member, sort_by_name=True
)
RELIEFS: Book[ReliefEntry] = Book(
    "dues_reliefs", DuesRelief, ReliefEntry, ("member", "held_from"), _of_member, sort_by_name=True
)
COLLECTIONS: Book[CollectionEntry] = Book(
    "dues_collections",
    DuesCollection,
    CollectionEntry,
    ("member", "report_year", "month"),
    _of_member,
    _columns("member", "organization", monthly=True),
    _read(CollectionEntry, "member", "organization"),
    sort_by_name=True,
)
KEPT: Book[KeptEntry] = Book(
    "dues_kept",
    DuesKept,
    KeptEntry,
    ("organization", "report_year", "month"),
    _of_unit,
    _columns("organization", monthly=True),
    _read(KeptEntry, "organization"),
)
REMITTANCES: Book[RemittanceEntry] = Book(
    "dues_remittances",
    DuesRemittance,
    RemittanceEntry,
    ("organization", "report_year", "month", "remitted_on"),
    _of_unit,
    _columns("organization", "received_by", monthly=True),
    _read(RemittanceEntry, "organization", "received_by"),
)
