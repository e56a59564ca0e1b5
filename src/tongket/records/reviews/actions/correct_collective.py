"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.book import COLLECTIVE_RATINGS, CollectiveRatingEntry
from tongket.records.reviews.checks import check_collective_rating
from tongket.records.reviews.ratings.of_rounds import of_round_checker


@action(
    "collective_rating.correct",
    event="collective_rating.corrected",
    ledger="collective_ratings",
    units=keeping.units_of_kept(COLLECTIVE_RATINGS),
)
def correct_collective(act: Act, corrections: Sequence[Correction[CollectiveRatingEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be; one that came from a round is revised there instead.

    A clash with someone else's change is refused and loses neither.
    """
    of_round = of_round_checker(COLLECTIVE_RATINGS, corrections)
    return keeping.correct(act, COLLECTIVE_RATINGS, corrections, check_collective_rating, of_round)
