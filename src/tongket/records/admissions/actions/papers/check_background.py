"""Record the conclusion on a candidate's background."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.check_background", event="candidate.background_checked", ledger="candidate_steps", units=units)
def check_background(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The conclusion of the check; everyone the rule names is to be checked before."""
    return stepping.take(act, "background_checked", entries)
