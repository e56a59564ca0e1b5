"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.book import MEMBER_RATINGS, MemberRatingEntry
from tongket.records.reviews.checks import rating_checker
from tongket.records.reviews.ratings.of_rounds import of_round_checker


@action(
    "rating.correct",
    event="rating.corrected",
    ledger="member_ratings",
    units=keeping.units_of_kept(MEMBER_RATINGS),
)
def correct(act: Act, corrections: Sequence[Correction[MemberRatingEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be; one that came from a round is revised there instead.

    A clash with someone else's change is refused and loses neither.
    """
    check = rating_checker([correction.entry for correction in corrections])
    of_round = of_round_checker(MEMBER_RATINGS, corrections)
    return keeping.correct(act, MEMBER_RATINGS, corrections, check, of_round)
