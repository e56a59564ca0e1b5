"""Record the cell's vote on the recognition of a probationary member."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.vote_on_recognition", event="candidate.voted_on_recognition", ledger="candidate_steps", units=units)
def vote_on_recognition(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The tally of the cell once the months of probation are over."""
    return stepping.take(act, "recognition_vote", entries)
