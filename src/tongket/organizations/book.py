"""The book of organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.organizations.models import Organization


@dataclass(frozen=True)
class OrganizationEntry:
    """One line of the sheet “Tổ chức đảng”. `parent` is None only for a root."""

    name: str
    type: str
    parent: int | None
    established_on: date
    code: str = ""
    changed_on: date | None = None
    closed_on: date | None = None
    place: str = ""
    position: int | None = None


def _columns(entry: OrganizationEntry) -> dict[str, object]:
    return {
        "name": entry.name,
        "type": entry.type,
        "parent_id": entry.parent,
        "established_on": entry.established_on,
        "code": entry.code,
        "changed_on": entry.changed_on,
        "closed_on": entry.closed_on,
        "place": entry.place,
        "position": entry.position or 0,
    }


def _read(row: Organization) -> OrganizationEntry:
    return OrganizationEntry(
        row.name,
        row.type,
        row.parent_id,
        row.established_on,
        row.code,
        row.changed_on,
        row.closed_on,
        row.place,
        row.position,
    )


def _words(entries: Sequence[OrganizationEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{entry.name} {entry.code}", entry.name) for entry in entries]


BOOK = Book(
    "organizations",
    Organization,
    OrganizationEntry,
    ("parent", "name"),
    _words,
    _columns,
    _read,
    place="id",
    unit_of=lambda entry: entry.parent or 0,
)
