"""Record the decision on an admission."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.decide", event="candidate.decided", ledger="candidate_steps", units=units)
def decide(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Number, day and body of the decision; the body is held against who decides on that day."""
    return stepping.take(act, "admission_decision", entries)
