"""Correct a line of the working group, or end someone's part in it."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.organizations.bodies.book import WORKING_GROUP, WorkingGroupEntry
from tongket.organizations.bodies.checks import group_checker


@action(
    "working_group.correct",
    event="working_group.corrected",
    ledger="working_group_members",
    units=keeping.units_of_kept(WORKING_GROUP),
)
def correct_appointment(act: Act, corrections: Sequence[Correction[WorkingGroupEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. Refuses what `appoint` refuses; a clash loses neither value."""
    own = [correction.id for correction in corrections]
    check = group_checker([correction.entry for correction in corrections], own)
    return keeping.correct(act, WORKING_GROUP, corrections, check)
