"""Record the death of a member."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry


@action("member.record_death", event="member.death_recorded", ledger="members", units=recording.units)
def record_death(act: Act, entries: Sequence[LifeEntry]) -> Sequence[Written]:
    """The membership ends with that day; badges may still be given after death."""
    return recording.take(act, "deceased", entries)
