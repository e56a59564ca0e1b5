"""Correct lines of “Nơi nhận”."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.documents.book import RECIPIENTS, RecipientEntry
from tongket.documents.register.office_checks import check_recipient


@action(
    "recipient.correct",
    event="recipient.corrected",
    ledger="recipients",
    units=keeping.units_of_kept(RECIPIENTS),
)
def correct_recipient(act: Act, corrections: Sequence[Correction[RecipientEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    return keeping.correct(act, RECIPIENTS, corrections, check_recipient)
