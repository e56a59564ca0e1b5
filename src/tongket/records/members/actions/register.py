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
    intervals.begin([_row(line, entries[line.index]) for line in written])
    return written


def _row(line: Written, entry: MemberEntry) -> Member:
    """What the intervals need of the line just inserted; reading thousands back would cost a tenth of an import."""
    return Member(
        id=line.id,
        organization_id=entry.organization,
        admitted_on=entry.admitted_on,
        joined_on=entry.joined_on,
        status=entry.status or "active",
        status_since=entry.status_since,
        ended_on=entry.ended_on,
    )
