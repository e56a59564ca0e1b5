"""Decide the ratings of organisations and leadership collectives in a round."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.reviews.ratings.lines import COLLECTIVES, DECIDED, RatingLine
from tongket.records.reviews.ratings.units import committees_of_lines
from tongket.records.reviews.ratings.writing import write


@action(
    "collective_rating.decide",
    event="collective_rating.decided",
    ledger="collective_ratings",
    units=committees_of_lines,
)
def decide(act: Act, lines: Sequence[RatingLine]) -> Sequence[Written]:
    """By the committee, with body, day and number: its own decision, or taken over from that of the level above."""
    return write(act, COLLECTIVES, lines, DECIDED)
