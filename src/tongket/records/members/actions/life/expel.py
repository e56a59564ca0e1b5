"""Expel a member."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.expel", event="member.expelled", ledger="members", units=recording.units)
def expel(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The membership ends with the day given; only a restoration or a readmission can follow."""
    return recording.take(act, "expelled", entries)
