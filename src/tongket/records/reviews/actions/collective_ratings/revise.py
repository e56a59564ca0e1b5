"""Revise ratings of organisations and leadership collectives."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.reviews.book import COLLECTIVE_RATINGS
from tongket.records.reviews.ratings import revising
from tongket.records.reviews.ratings.lines import Revision
from tongket.records.reviews.ratings.units import committees_of_revisions


@action(
    "collective_rating.revise",
    event="collective_rating.revised",
    ledger="collective_ratings",
    units=committees_of_revisions(COLLECTIVE_RATINGS),
)
def revise(act: Act, revisions: Sequence[Revision]) -> Sequence[Written]:
    """Of a round or of an earlier year. Needs a reason: the earlier rating stays, withdrawn, beside the new one."""
    return revising.revise(act, COLLECTIVE_RATINGS, revisions)
