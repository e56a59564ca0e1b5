"""Record that a member has left for another office."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.depart", event="member.departed", ledger="members", units=recording.units)
def depart(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The membership here ends with the day given."""
    return recording.take(act, "transferred", entries)
