"""Which post sits in which body: a secretary sits in the standing committee and in the executive committee."""

from __future__ import annotations

from collections.abc import Sequence

OF_COMMITTEE = ("standing_committee", "executive_committee", "party_committee")
SEATS: dict[str, Sequence[str]] = {
    "secretary": OF_COMMITTEE,
    "standing_deputy_secretary": OF_COMMITTEE,
    "deputy_secretary": OF_COMMITTEE,
    "standing_committee_member": OF_COMMITTEE,
    "committee_member": OF_COMMITTEE[1:],
    "inspection_head": ("inspection_commission",),
    "deputy_inspection_head": ("inspection_commission",),
    "inspection_member": ("inspection_commission",),
    "office_head": ("office",),
    "cell_secretary": ("cell_committee",),
    "deputy_cell_secretary": ("cell_committee",),
    "cell_committee_member": ("cell_committee",),
}
"""In the order of rank, by the words of the vocabulary of posts."""


def sits_in(post: str, body: str) -> bool:
    """Whether who holds the post has a seat in that kind of body."""
    return body in SEATS.get(post, ())


def rank(post: str) -> int:
    """The place of a post in the order in which papers name its holders."""
    return list(SEATS).index(post) if post in SEATS else len(SEATS)
