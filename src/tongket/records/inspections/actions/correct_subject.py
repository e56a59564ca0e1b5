"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.inspections.book import SUBJECTS, InspectionSubjectEntry
from tongket.records.inspections.checks import subject_checker


@action(
    "inspection_subject.correct",
    event="inspection_subject.corrected",
    ledger="inspection_subjects",
    units=keeping.units_of_kept(SUBJECTS),
)
def correct_subject(act: Act, corrections: Sequence[Correction[InspectionSubjectEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    entries = [correction.entry for correction in corrections]
    own = frozenset(correction.id for correction in corrections)
    return keeping.correct(act, SUBJECTS, corrections, subject_checker(entries, own))
