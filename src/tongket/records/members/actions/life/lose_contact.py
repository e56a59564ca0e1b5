"""Record that contact with a member is lost."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.lose_contact", event="member.contact_lost", ledger="members", units=recording.units)
def lose_contact(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The time until the member resumes does not count for party age."""
    return recording.take(act, "lost_contact", entries)
