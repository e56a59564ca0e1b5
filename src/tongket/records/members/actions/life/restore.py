"""Restore a member who was wrongly put out."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.restore", event="member.restored", ledger="members", units=recording.units)
def restore(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The membership goes on from the day given, and party age counts as if it had never been broken."""
    return recording.take(act, "restored", entries)
