"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.book import PLANS, AdmissionPlanEntry
from tongket.records.admissions.checks import check_plan


@action(
    "admission.correct_plan",
    event="admission.plan_corrected",
    ledger="admission_plans",
    units=keeping.units_of_kept(PLANS),
)
def correct_plan(act: Act, corrections: Sequence[Correction[AdmissionPlanEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    return keeping.correct(act, PLANS, corrections, check_plan)
