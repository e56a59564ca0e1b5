"""Record the committee's vote on an admission."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.vote_in_committee", event="candidate.voted_in_committee", ledger="candidate_steps", units=units)
def vote_in_committee(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The tally of the committee where it decides."""
    return stepping.take(act, "committee_vote", entries)
