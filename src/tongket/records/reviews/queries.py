"""What may be asked of the ratings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tongket.access.book import Kept
from tongket.records.reviews.book import (
    COLLECTIVE_RATINGS,
    MEMBER_RATINGS,
    CollectiveRatingEntry,
    MemberRatingEntry,
)
from tongket.records.reviews.models import CollectiveRating, MemberRating


def member_ratings(organizations: Collection[int], year: int) -> Sequence[Kept[MemberRatingEntry]]:
    """The year's ratings of members of these organisations, in the order of names."""
    rows = MemberRating.objects.filter(
        organization__in=organizations, report_year=year, period="year", withdrawn_at=None
    )
    return [MEMBER_RATINGS.kept(row) for row in rows.order_by("sort_key", "id")]


def collective_ratings(organizations: Collection[int], year: int) -> Sequence[Kept[CollectiveRatingEntry]]:
    """The year's ratings of these organisations and of collectives within them."""
    rows = CollectiveRating.objects.filter(
        organization__in=organizations, report_year=year, period="year", withdrawn_at=None
    )
    return [COLLECTIVE_RATINGS.kept(row) for row in rows.order_by("sort_key", "id")]


def member_levels(members: Collection[int], year: int) -> Mapping[int, str]:
    """The decided rating of each of these members as a member; who has none is not in it."""
    rows = MemberRating.objects.filter(
        report_year=year, period="year", capacity="member", stage="decided", withdrawn_at=None
    )
    return _levels(rows.exclude(level=""), "member", members)


def organization_levels(organizations: Collection[int], year: int) -> Mapping[int, str]:
    """The decided rating of each of these organisations; which has none is not in it."""
    rows = CollectiveRating.objects.filter(
        report_year=year, period="year", subject="organization", stage="decided", withdrawn_at=None
    )
    return _levels(rows.exclude(level=""), "organization", organizations)


@dataclass(frozen=True)
class Version:
    """A rating as it stood: `standing` is False once it was withdrawn or a later line `revises` it."""

    rating: Kept[MemberRatingEntry] | Kept[CollectiveRatingEntry]
    standing: bool
    revises: int | None
    evidence: Mapping[str, Any]


def versions_of_member(member: int) -> Sequence[Version]:
    """Every rating a member ever got, corrected ones too, the newest year first."""
    rows = MemberRating.objects.filter(member=member).order_by("-report_year", "-period", "id")
    return [_version(MEMBER_RATINGS.kept(row)) for row in rows]


def versions_of_organization(organization: int) -> Sequence[Version]:
    """Every rating an organisation and its collectives ever got, corrected ones too, the newest year first."""
    rows = CollectiveRating.objects.filter(organization=organization).order_by("-report_year", "-period", "id")
    return [_version(COLLECTIVE_RATINGS.kept(row)) for row in rows]


def _version(kept: Kept[Any]) -> Version:
    return Version(kept, kept.withdrawn_at is None, kept.entry.revises, kept.entry.evidence)


def _levels(rows: QuerySet[Any], column: str, ids: Collection[int]) -> Mapping[int, str]:
    wanted = list(ids)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), 900):
        some = rows.filter(**{f"{column}__in": wanted[start : start + 900]})
        found.update(some.values_list(f"{column}_id", "level"))
    return found
