"""Suspend a member's activity."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.suspend", event="member.suspended", ledger="members", units=recording.units)
def suspend(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The member takes no part from the day given until activity resumes."""
    return recording.take(act, "suspended", entries)
