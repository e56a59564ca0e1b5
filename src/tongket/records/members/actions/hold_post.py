"""Record that a member holds a post."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.members.book import POSTS, PostEntry
from tongket.records.members.checks import post_checker


@action("post.hold", event="post.held", ledger="posts", units=keeping.units(POSTS))
def hold_post(act: Act, entries: Sequence[PostEntry]) -> Sequence[Written]:
    """Refuses a second holder of a post that one person holds, and anyone twice in a post at once."""
    return keeping.add(act, POSTS, entries, post_checker(entries))
