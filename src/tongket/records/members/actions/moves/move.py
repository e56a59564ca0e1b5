"""Move members to another cell of the office."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.move", event="member.moved", ledger="members", units=recording.units)
def move(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """From the day given a member counts in the new cell, until the day before in the old one."""
    return recording.take(act, "moved", entries)
