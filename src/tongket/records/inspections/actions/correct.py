"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.inspections.book import CASES, InspectionCaseEntry
from tongket.records.inspections.checks import check_case, refuse_left_subjects


@action(
    "inspection.correct", event="inspection.corrected", ledger="inspection_cases", units=keeping.units_of_kept(CASES)
)
def correct(act: Act, corrections: Sequence[Correction[InspectionCaseEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    refuse_left_subjects({correction.id: correction.entry.report_year for correction in corrections})
    return keeping.correct(act, CASES, corrections, check_case)
