"""Record that a member once here has come back from another office."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.arrive", event="member.arrived", ledger="members", units=recording.units)
def arrive(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The membership here begins anew with the day given."""
    return recording.take(act, "arrived", entries)
