"""Readmit a former member."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.readmit", event="member.readmitted", ledger="members", units=recording.units)
def readmit(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """Party age counts from the first decision, less the time outside."""
    return recording.take(act, "readmitted", entries)
