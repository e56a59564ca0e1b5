"""Enter the year's rating of members."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.book import MEMBER_RATINGS, MemberRatingEntry
from tongket.records.reviews.checks import rated_elsewhere_checker


@action("rating.rate", event="rating.rated", ledger="member_ratings", units=keeping.units(MEMBER_RATINGS))
def rate(act: Act, entries: Sequence[MemberRatingEntry]) -> Sequence[Written]:
    """Enter ratings. A level for a member the regulation leaves out is found, as heavy as what is cited for it."""
    return keeping.add(act, MEMBER_RATINGS, entries, rated_elsewhere_checker(entries))
