"""Recognise a probationary member as official."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.recognize", event="member.recognized", ledger="members", units=recording.units)
def recognize(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The member is official from the day given. Refuses one who is official already and a probation too short."""
    return recording.take(act, "recognized", entries)
