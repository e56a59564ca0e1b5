"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.members.book import POSTS, PostEntry
from tongket.records.members.checks import post_checker


@action("post.correct", event="post.corrected", ledger="posts", units=keeping.units_of_kept(POSTS))
def correct_post(act: Act, corrections: Sequence[Correction[PostEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    own = frozenset(correction.id for correction in corrections)
    check = post_checker([correction.entry for correction in corrections], own)
    return keeping.correct(act, POSTS, corrections, check)
