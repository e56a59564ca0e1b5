"""Propose the ratings of members and leaders in a round."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.reviews.ratings.lines import PERSONS, PROPOSED, RatingLine
from tongket.records.reviews.ratings.units import units_of_lines
from tongket.records.reviews.ratings.writing import write


@action("rating.propose", event="rating.proposed", ledger="member_ratings", units=units_of_lines)
def propose(act: Act, lines: Sequence[RatingLine]) -> Sequence[Written]:
    """By the unit, before it hands its file up. Proposed anew after a return, the earlier proposal stays readable."""
    return write(act, PERSONS, lines, PROPOSED)
