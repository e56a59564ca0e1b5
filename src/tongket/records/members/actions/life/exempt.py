"""Exempt a member from Party work and meetings."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.exempt", event="member.exempted", ledger="members", units=recording.units)
def exempt(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The cell decides; party age and the right to badges go on."""
    return recording.take(act, "exempted", entries)
