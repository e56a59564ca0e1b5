"""Correct a member's line: a new cell or status."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.checks import card_checker
from tongket.records.members.life import storing


@action("member.correct", event="member.corrected", ledger="members", units=keeping.units_of_kept(MEMBERS))
def correct(act: Act, corrections: Sequence[Correction[MemberEntry]]) -> Sequence[Written]:
    """Bring members' lines to what they should be; a move to another cell keeps the earlier interval."""
    own = frozenset(correction.id for correction in corrections)
    check = card_checker([correction.entry for correction in corrections], own)
    written = keeping.correct(act, MEMBERS, corrections, check)
    storing.follow_lines(written, {line.id: corrections[line.index].entry for line in written}, act.at)
    return written
