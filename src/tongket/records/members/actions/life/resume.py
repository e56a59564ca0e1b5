"""Let a member take part again."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.resume", event="member.resumed", ledger="members", units=recording.units)
def resume(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """Ends an exemption, a suspension or a lost contact."""
    return recording.take(act, "resumed", entries)
