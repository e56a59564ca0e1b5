"""The books of ratings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tongket.access.book import Book
from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.reviews.jsons import columns_of, reader_of
from tongket.records.reviews.models import CollectiveRating, MemberRating


@dataclass(frozen=True)
class MemberRatingEntry:
    """One line of the sheet “Xếp loại đảng viên”; `review` is the subject of the round it comes from.

    Points are hundredths; `evidence` is what the decision rested on; `revises` the earlier line it puts right.
    """

    member: int
    organization: int
    report_year: int
    level: str = ""
    not_rated_reason: str = ""
    capacity: str = "member"
    stage: str = "decided"
    period: str = "year"
    points: int | None = None
    decided_by: str = ""
    decided_on: date | None = None
    decision_number: str = ""
    review: int | None = None
    revises: int | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)


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
    period: str = "year"
    points: int | None = None
    review: int | None = None
    revises: int | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)


def _member_words(entries: Sequence[MemberRatingEntry]) -> Sequence[tuple[str, str]]:
    names = members.names({entry.member for entry in entries})
    return [(names.get(entry.member, ""), names.get(entry.member, "")) for entry in entries]


def _collective_words(entries: Sequence[CollectiveRatingEntry]) -> Sequence[tuple[str, str]]:
    names = organizations.names({entry.organization for entry in entries})
    found = [entry.collective or names.get(entry.organization, "") for entry in entries]
    return [(f"{name} {entry.decision_number}", name) for name, entry in zip(found, entries, strict=True)]


JSONS = frozenset({"evidence"})
MEMBER_RATINGS = Book(
    "member_ratings",
    MemberRating,
    MemberRatingEntry,
    ("member", "report_year", "period", "capacity", "stage"),
    _member_words,
    columns=columns_of(MemberRating, JSONS),
    read=reader_of(MemberRating, MemberRatingEntry, JSONS),
    sort_by_name=True,
)
COLLECTIVE_RATINGS = Book(
    "collective_ratings",
    CollectiveRating,
    CollectiveRatingEntry,
    ("organization", "subject", "collective", "report_year", "period", "stage"),
    _collective_words,
    columns=columns_of(CollectiveRating, JSONS),
    read=reader_of(CollectiveRating, CollectiveRatingEntry, JSONS),
)
