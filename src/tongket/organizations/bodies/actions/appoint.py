"""Record who of the level above is put in charge of an organisation."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.organizations.bodies.book import WORKING_GROUP, WorkingGroupEntry
from tongket.organizations.bodies.checks import group_checker


@action(
    "working_group.appoint",
    event="working_group.appointed",
    ledger="working_group_members",
    units=keeping.units(WORKING_GROUP),
)
def appoint(act: Act, entries: Sequence[WorkingGroupEntry]) -> Sequence[Written]:
    """Kept are name and duty, as the papers of a conference say them. Refuses two heads at once."""
    return keeping.add(act, WORKING_GROUP, entries, group_checker(entries))
