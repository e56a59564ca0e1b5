"""The books of members and of posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.records.members.models import Member, PostHolding
from tongket.rules import notation


@dataclass(frozen=True)
class MemberEntry:
    """One line of the sheet “Đảng viên”."""

    full_name: str
    organization: int
    admitted_on: date
    birth_date: date | None = None
    card_number: str = ""
    home_town: str = ""
    admission_decided_on: date | None = None
    official_on: date | None = None
    interrupted_months: int | None = None
    joined_on: date | None = None
    status: str = "active"
    status_since: date | None = None
    ended_as: str = ""
    ended_on: date | None = None

    @property
    def counts_from(self) -> date:
        """The day party age counts from: the decision, or where it is lost the day of joining on the card."""
        return self.admission_decided_on or self.admitted_on


@dataclass(frozen=True)
class PostEntry:
    """One line of the sheet “Chức vụ”."""

    member: int
    organization: int
    post: str
    held_from: date
    held_until: date | None = None
    ended_as: str = ""
    end_decision: str = ""


def _columns(entry: MemberEntry) -> Mapping[str, object]:
    return {
        "full_name": entry.full_name,
        "organization_id": entry.organization,
        "birth_date": entry.birth_date,
        "card_number": entry.card_number,
        "home_town": entry.home_town,
        "admission_decided_on": entry.admission_decided_on,
        "admitted_on": entry.admitted_on,
        "official_on": entry.official_on,
        "interrupted_months": entry.interrupted_months or 0,
        "joined_on": entry.joined_on,
        "status": entry.status or "active",
        "status_since": entry.status_since,
        "ended_as": entry.ended_as,
        "ended_on": entry.ended_on,
        "name_key": notation.fold(entry.full_name),
    }


def _read(row: Member) -> MemberEntry:
    return MemberEntry(
        row.full_name, row.organization_id, row.admitted_on, row.birth_date, row.card_number, row.home_town,
        row.admission_decided_on, row.official_on, row.interrupted_months or None, row.joined_on, row.status,
        row.status_since, row.ended_as, row.ended_on,
    )  # fmt: skip


def _words(entries: Sequence[MemberEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{entry.full_name} {entry.card_number}", entry.full_name) for entry in entries]


def _post_words(entries: Sequence[PostEntry]) -> Sequence[tuple[str, str]]:
    names = dict(Member.objects.filter(id__in={entry.member for entry in entries}).values_list("id", "full_name"))
    return [(names.get(entry.member, ""), names.get(entry.member, "")) for entry in entries]


MEMBERS = Book(
    "members",
    Member,
    MemberEntry,
    ("full_name", "birth_date", "card_number"),
    _words,
    _columns,
    _read,
    sort_by_name=True,
)
POSTS = Book(
    "posts",
    PostHolding,
    PostEntry,
    ("member", "organization", "post", "held_from"),
    _post_words,
    sort_by_name=True,
)
