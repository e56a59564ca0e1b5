"""The book of transfers: a member on the way from one organisation to another, with both ends in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.records.members.models import Member, Transfer


@dataclass(frozen=True)
class TransferEntry:
    """A transfer as it is introduced: an end is a unit of these books or, in words, a place outside them.

    `caused_on` is the day the move behind it took effect; `obstacles` what other cabinets know to hold it back.
    """

    member: int
    kind: str
    introduced_on: date
    from_unit: int | None = None
    from_elsewhere: str = ""
    to_unit: int | None = None
    to_elsewhere: str = ""
    caused_on: date | None = None
    paper_number: str = ""
    away_until: date | None = None
    is_study: bool = False
    note: str = ""
    obstacles: tuple[str, ...] = ()

    @property
    def home(self) -> int:
        """The unit whose people start and cancel the transfer: the one left, or, from outside, the one receiving."""
        return self.from_unit or self.to_unit or 0

    @property
    def goal(self) -> int:
        """The unit whose people receive or send back: the one receiving, or, to outside, the one left."""
        return self.to_unit or self.from_unit or 0


@dataclass(frozen=True)
class Receipt:
    """The member was received: `version` is the one the person saw; `presented_on` the day the papers came.

    `unit` is the cell the member is given to, where the transfer led to the organisation above it.
    """

    id: int
    version: int
    received_on: date
    presented_on: date | None = None
    unit: int | None = None


@dataclass(frozen=True)
class Closing:
    """The transfer ends without or after a receipt, on a day, with what is to be said of it."""

    id: int
    version: int
    on: date
    note: str = ""


def _columns(entry: TransferEntry) -> Mapping[str, object]:
    return {
        "organization_id": entry.home,
        "member_id": entry.member,
        "kind": entry.kind,
        "introduced_on": entry.introduced_on,
        "from_unit_id": entry.from_unit,
        "from_elsewhere": entry.from_elsewhere,
        "to_unit_id": entry.to_unit,
        "to_elsewhere": entry.to_elsewhere,
        "caused_on": entry.caused_on,
        "paper_number": entry.paper_number,
        "away_until": entry.away_until,
        "is_study": entry.is_study,
        "note": entry.note,
    }


def _read(row: Transfer) -> TransferEntry:
    return TransferEntry(
        row.member_id, row.kind, row.introduced_on, row.from_unit_id, row.from_elsewhere, row.to_unit_id,
        row.to_elsewhere, row.caused_on, row.paper_number, row.away_until, row.is_study, row.note,
    )  # fmt: skip


def _words(entries: Sequence[TransferEntry]) -> Sequence[tuple[str, str]]:
    names = dict(Member.objects.filter(id__in={entry.member for entry in entries}).values_list("id", "full_name"))
    return [(f"{names.get(each.member, '')} {each.paper_number}", names.get(each.member, "")) for each in entries]


TRANSFERS = Book(
    "transfers",
    Transfer,
    TransferEntry,
    ("member", "introduced_on", "kind"),
    _words,
    _columns,
    _read,
    sort_by_name=True,
    unit_of=lambda entry: entry.home,
)
