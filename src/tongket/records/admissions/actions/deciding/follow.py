"""Record a paper of the time of probation."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units
from tongket.rules.candidate_steps import REMARKS

KINDS = ("member_file", *REMARKS)


@action("candidate.follow", event="candidate.followed", ledger="candidate_steps", units=units)
def follow(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The member's file, the class, the self-review and the remarks; each line says which by its `kind`."""
    return stepping.take_each(act, entries, KINDS)
