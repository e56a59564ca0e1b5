"""Decide the ratings of members and leaders in a round."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.reviews.ratings.lines import DECIDED, PERSONS, RatingLine
from tongket.records.reviews.ratings.units import committees_of_lines
from tongket.records.reviews.ratings.writing import write


@action("rating.decide", event="rating.decided", ledger="member_ratings", units=committees_of_lines)
def decide(act: Act, lines: Sequence[RatingLine]) -> Sequence[Written]:
    """By the committee, with body, day and number: its own decision, or taken over from that of the level above."""
    return write(act, PERSONS, lines, DECIDED)
