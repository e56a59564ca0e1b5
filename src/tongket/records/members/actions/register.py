"""Enter members into the register."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.members import intervals
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.checks import newcomer_checker
from tongket.records.members.models import Member


@action("member.register", event="member.registered", ledger="members", units=keeping.units(MEMBERS))
def register(act: Act, entries: Sequence[MemberEntry]) -> Sequence[Written]:
    """Add members with the intervals of their membership. Refuses days out of order, a card or a person twice."""
    written = keeping.add(act, MEMBERS, entries, newcomer_checker(entries))
    intervals.begin(list(_rows(written)))
    return written


def _rows(written: Sequence[Written]) -> Sequence[Member]:
    return list(Member.objects.in_bulk([line.id for line in written]).values())
