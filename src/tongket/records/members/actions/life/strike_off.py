"""Strike a member off the list."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.strike_off", event="member.struck_off", ledger="members", units=recording.units)
def strike_off(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The membership ends with the day given."""
    return recording.take(act, "struck_off", entries)
