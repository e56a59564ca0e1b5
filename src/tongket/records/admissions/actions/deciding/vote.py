"""Record the cell's vote on an admission."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.vote", event="candidate.voted", ledger="candidate_steps", units=units)
def vote(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The tally of the cell: due, present, agreed. Nobody's vote is kept."""
    return stepping.take(act, "cell_vote", entries)
