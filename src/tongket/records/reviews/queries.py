"""What may be asked of the ratings."""

from __future__ import annotations

from collections.abc import Collection, Sequence

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
    rows = MemberRating.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [MEMBER_RATINGS.kept(row) for row in rows.order_by("sort_key", "id")]


def collective_ratings(organizations: Collection[int], year: int) -> Sequence[Kept[CollectiveRatingEntry]]:
    """The year's ratings of these organisations and of collectives within them."""
    rows = CollectiveRating.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [COLLECTIVE_RATINGS.kept(row) for row in rows.order_by("sort_key", "id")]
