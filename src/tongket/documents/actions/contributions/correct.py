"""Correct assignments of sections."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.documents.drafting.book import CONTRIBUTIONS, ContributionEntry
from tongket.documents.drafting.checks import check_contribution


@action(
    "contribution.correct",
    event="contribution.corrected",
    ledger="contributions",
    units=keeping.units_of_kept(CONTRIBUTIONS),
)
def correct(act: Act, corrections: Sequence[Correction[ContributionEntry]]) -> Sequence[Written]:
    """Bring assignments to what they should be; the text that came stays with them."""
    return keeping.correct(act, CONTRIBUTIONS, corrections, check_contribution)
