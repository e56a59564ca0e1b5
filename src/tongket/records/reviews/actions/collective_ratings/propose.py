"""Propose the ratings of organisations and leadership collectives in a round."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.reviews.ratings.lines import COLLECTIVES, PROPOSED, RatingLine
from tongket.records.reviews.ratings.units import units_of_lines
from tongket.records.reviews.ratings.writing import write


@action(
    "collective_rating.propose", event="collective_rating.proposed", ledger="collective_ratings", units=units_of_lines
)
def propose(act: Act, lines: Sequence[RatingLine]) -> Sequence[Written]:
    """By the unit, before it hands its file up. Proposed anew after a return, the earlier proposal stays readable."""
    return write(act, COLLECTIVES, lines, PROPOSED)
