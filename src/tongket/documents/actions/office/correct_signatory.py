"""Correct who signs which papers."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.documents.book import SIGNATORIES, SignatoryEntry
from tongket.documents.register.office_checks import check_signatory


@action(
    "signatory.correct",
    event="signatory.corrected",
    ledger="signatories",
    units=keeping.units_of_kept(SIGNATORIES),
)
def correct_signatory(act: Act, corrections: Sequence[Correction[SignatoryEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    return keeping.correct(act, SIGNATORIES, corrections, check_signatory)
