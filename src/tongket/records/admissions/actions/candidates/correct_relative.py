"""Correct a relative of a candidate, or record the day of the check."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import checks
from tongket.records.admissions.candidates.book import RELATIVES, RelativeEntry, units_of_kept_relatives


@action(
    "candidate.correct_relative",
    event="candidate.relative_corrected",
    ledger="candidate_relatives",
    units=units_of_kept_relatives,
)
def correct_relative(act: Act, corrections: Sequence[Correction[RelativeEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    return keeping.correct(act, RELATIVES, corrections, lambda entry: checks.check_relative(entry, act.on))
