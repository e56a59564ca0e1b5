"""Which member a page is about, where the person may read it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from tongket.access.book import Kept
from tongket.records.ledgers import all_ledgers
from tongket.records.members.book import MemberEntry
from tongket.web.place import DeskRequest


def readable_member(request: DeskRequest, key: UUID) -> Kept[MemberEntry]:
    """The member's line; 404 for one withdrawn or out of the person's reach."""
    kept: Kept[MemberEntry] = all_ledgers()["members"].one(key)
    if kept.withdrawn_at is not None or not request.place.may("member.read", kept.entry.organization):
        raise Http404(key)
    return kept
