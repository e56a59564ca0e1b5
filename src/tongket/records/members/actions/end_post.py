"""End a post on a day, with the reason and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.members.book import POSTS
from tongket.records.members.checks import post_checker
from tongket.records.members.models import PostHolding
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class PostEnding:
    """The last day on which a post is held; `version` is the one the person saw, `ended_as` a word of `post_end`,
    `decision` number and day of the decision as written."""

    id: int
    version: int
    until: date
    ended_as: str
    decision: str = ""


def _units(endings: Sequence[PostEnding]) -> set[int]:
    rows = PostHolding.objects.filter(id__in=[ending.id for ending in endings])
    return set(rows.values_list("organization_id", flat=True))


@action("post.end", event="post.ended", ledger="posts", units=_units)
def end_post(act: Act, endings: Sequence[PostEnding]) -> Sequence[Written]:
    """Who held the post is told by every past day; from the day after, it is free. Refuses a day before its first."""
    rows = PostHolding.objects.in_bulk([ending.id for ending in endings])
    corrections = []
    for ending in endings:
        if ending.id not in rows:
            raise TongketError("record-not-found", key=ending.id)
        entry = replace(
            POSTS.to_entry(rows[ending.id]), held_until=ending.until, ended_as=ending.ended_as,
            end_decision=ending.decision,
        )  # fmt: skip
        corrections.append(Correction(ending.id, ending.version, entry))
    own = frozenset(rows)
    return keeping.correct(act, POSTS, corrections, post_checker([each.entry for each in corrections], own))
