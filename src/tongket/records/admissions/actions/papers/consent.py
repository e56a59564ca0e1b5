"""Record the consent to a readmission."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.consent", event="candidate.consented", ledger="candidate_steps", units=units)
def consent(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The written consent of the provincial standing committee, for a readmission."""
    return stepping.take(act, "provincial_consent", entries)
