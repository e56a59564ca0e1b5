"""Enter how many members are to be admitted in the year."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.book import PLANS, AdmissionPlanEntry
from tongket.records.admissions.checks import check_plan


@action("admission.plan", event="admission.planned", ledger="admission_plans", units=keeping.units(PLANS))
def plan(act: Act, entries: Sequence[AdmissionPlanEntry]) -> Sequence[Written]:
    """Enter how many members are to be admitted in the year."""
    return keeping.add(act, PLANS, entries, check_plan)
