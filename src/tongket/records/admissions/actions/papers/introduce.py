"""Record who introduces a candidate."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.introduce", event="candidate.introduced", ledger="candidate_steps", units=units)
def introduce(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """A member who introduces the candidate: official, and months enough in the same unit."""
    return stepping.take(act, "introduced", entries)
