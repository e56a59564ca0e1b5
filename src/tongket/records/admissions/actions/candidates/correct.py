"""Correct a candidate's line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates.book import CANDIDATES, CandidateEntry
from tongket.records.admissions.candidates.checks import check_candidate


@action(
    "candidate.correct",
    event="candidate.corrected",
    ledger="candidates",
    units=keeping.units_of_kept(CANDIDATES),
)
def correct(act: Act, corrections: Sequence[Correction[CandidateEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    return keeping.correct(act, CANDIDATES, corrections, lambda entry: check_candidate(entry, act.on))
