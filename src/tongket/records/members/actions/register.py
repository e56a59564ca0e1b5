"""Enter members into the register."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.checks import newcomer_checker
from tongket.records.members.life import storing, telling


@action("member.register", event="member.registered", ledger="members", units=keeping.units(MEMBERS))
def register(act: Act, entries: Sequence[MemberEntry]) -> Sequence[Written]:
    """Add members with the events their lines tell. Refuses days out of order, a card or a person twice."""
    written = keeping.add(act, MEMBERS, entries, newcomer_checker(entries))
    storing.begin({line.id: telling.told(entries[line.index]) for line in written}, act.at)
    return written
