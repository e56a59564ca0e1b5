"""Record the resolution by which a union introduces a candidate."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.introduce_by_union", event="candidate.introduced_by_union", ledger="candidate_steps", units=units)
def introduce_by_union(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The resolution of the youth union or the trade union."""
    return stepping.take(act, "union_resolution", entries)
