"""Revise ratings of members and leaders."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.reviews.book import MEMBER_RATINGS
from tongket.records.reviews.ratings import revising
from tongket.records.reviews.ratings.lines import Revision
from tongket.records.reviews.ratings.units import committees_of_revisions


@action("rating.revise", event="rating.revised", ledger="member_ratings", units=committees_of_revisions(MEMBER_RATINGS))
def revise(act: Act, revisions: Sequence[Revision]) -> Sequence[Written]:
    """Of a round or of an earlier year. Needs a reason: the earlier rating stays, withdrawn, beside the new one."""
    return revising.revise(act, MEMBER_RATINGS, revisions)
