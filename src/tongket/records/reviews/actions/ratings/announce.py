"""Announce the decided ratings of members and leaders in a round."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.reviews.ratings.lines import ANNOUNCED, PERSONS, RatingLine
from tongket.records.reviews.ratings.units import committees_of_lines
from tongket.records.reviews.ratings.writing import write


@action("rating.announce", event="rating.announced", ledger="member_ratings", units=committees_of_lines)
def announce(act: Act, lines: Sequence[RatingLine]) -> Sequence[Written]:
    """The level is the one decided; announced anew after a revision, the earlier announcement stays readable."""
    return write(act, PERSONS, lines, ANNOUNCED)
