"""The books of ratings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.reviews.models import CollectiveRating, MemberRating


@dataclass(frozen=True)
class MemberRatingEntry:
    """One line of the sheet “Xếp loại đảng viên”."""

    member: int
    organization: int
    report_year: int
    level: str = ""
    not_rated_reason: str = ""
    capacity: str = "member"
    stage: str = "decided"


@dataclass(frozen=True)
class CollectiveRatingEntry:
    """One line of the sheet “Xếp loại tập thể”."""

    organization: int
    subject: str
    report_year: int
    collective: str = ""
    level: str = ""
    not_rated_reason: str = ""
    stage: str = "decided"
    decided_by: str = ""
    decided_on: date | None = None
    decision_number: str = ""


def _member_words(entries: Sequence[MemberRatingEntry]) -> Sequence[tuple[str, str]]:
    names = members.names({entry.member for entry in entries})
    return [(names.get(entry.member, ""), names.get(entry.member, "")) for entry in entries]


def _collective_words(entries: Sequence[CollectiveRatingEntry]) -> Sequence[tuple[str, str]]:
    names = organizations.names({entry.organization for entry in entries})
    found = [entry.collective or names.get(entry.organization, "") for entry in entries]
    return [(f"{name} {entry.decision_number}", name) for name, entry in zip(found, entries, strict=True)]


MEMBER_RATINGS = Book(
    "member_ratings",
    MemberRating,
    MemberRatingEntry,
    ("member", "report_year", "capacity", "stage"),
    _member_words,
    sort_by_name=True,
)
COLLECTIVE_RATINGS = Book(
    "collective_ratings",
    CollectiveRating,
    CollectiveRatingEntry,
    ("organization", "subject", "collective", "report_year", "stage"),
    _collective_words,
)
