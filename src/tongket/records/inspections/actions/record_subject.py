"""Record whom a case looked into."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.inspections.book import SUBJECTS, InspectionSubjectEntry
from tongket.records.inspections.checks import subject_checker


@action(
    "inspection_subject.record",
    event="inspection_subject.recorded",
    ledger="inspection_subjects",
    units=keeping.units(SUBJECTS),
)
def record_subject(act: Act, entries: Sequence[InspectionSubjectEntry]) -> Sequence[Written]:
    """Add subjects of cases. Refuses a member twice in one case and a case of another year."""
    return keeping.add(act, SUBJECTS, entries, subject_checker(entries))
