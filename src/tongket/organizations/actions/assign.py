"""Assign a role at a unit to a person."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.organizations.assignments import ASSIGNMENTS, AssignmentEntry, check_assignment


@action("assignment.assign", event="assignment.assigned", ledger="assignments", units=keeping.units(ASSIGNMENTS))
def assign(act: Act, entries: Sequence[AssignmentEntry]) -> Sequence[Written]:
    """The role holds at the unit and below it, from–until. Refuses unknown roles and the same role twice at once."""
    return keeping.add(act, ASSIGNMENTS, entries, check_assignment)
