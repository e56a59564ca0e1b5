"""Correct a member's line, or record that the member left, changed cell or status."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.members import intervals
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.checks import card_checker
from tongket.records.members.models import Member


@action("member.correct", event="member.corrected", ledger="members", units=keeping.units_of_kept(MEMBERS))
def correct(act: Act, corrections: Sequence[Correction[MemberEntry]]) -> Sequence[Written]:
    """Bring members' lines to what they should be; a move to another cell keeps the earlier interval."""
    own = frozenset(correction.id for correction in corrections)
    check = card_checker([correction.entry for correction in corrections], own)
    written = keeping.correct(act, MEMBERS, corrections, check)
    intervals.follow(list(Member.objects.in_bulk([line.id for line in written]).values()))
    return written
