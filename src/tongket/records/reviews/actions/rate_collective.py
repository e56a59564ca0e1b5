"""Enter the year's rating of organisations and collectives."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.book import COLLECTIVE_RATINGS, CollectiveRatingEntry
from tongket.records.reviews.checks import check_collective_rating


@action(
    "collective_rating.rate",
    event="collective_rating.rated",
    ledger="collective_ratings",
    units=keeping.units(COLLECTIVE_RATINGS),
)
def rate_collective(act: Act, entries: Sequence[CollectiveRatingEntry]) -> Sequence[Written]:
    """Enter the year's rating of organisations and collectives."""
    return keeping.add(act, COLLECTIVE_RATINGS, entries, check_collective_rating)
