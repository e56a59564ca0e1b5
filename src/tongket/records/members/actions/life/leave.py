"""Let a member leave the Party on the member's own wish."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.leave", event="member.left", ledger="members", units=recording.units)
def leave(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The membership ends with the day given."""
    return recording.take(act, "left", entries)
