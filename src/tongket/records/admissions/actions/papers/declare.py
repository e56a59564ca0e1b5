"""Record that the background file was declared."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.declare", event="candidate.declared", ledger="candidate_steps", units=units)
def declare(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The background file; it comes after the application."""
    return stepping.take(act, "background_file", entries)
