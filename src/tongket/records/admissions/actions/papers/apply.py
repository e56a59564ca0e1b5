"""Record the application."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.apply", event="candidate.applied", ledger="candidate_steps", units=units)
def apply(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The application, by the day it was written."""
    return stepping.take(act, "application", entries)
