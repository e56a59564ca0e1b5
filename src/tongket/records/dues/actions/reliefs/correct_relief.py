"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import RELIEFS, ReliefEntry
from tongket.records.dues.checks import relief_checker


@action(
    "dues.correct_relief",
    event="dues.relief_corrected",
    ledger="dues_reliefs",
    units=keeping.units_of_kept(RELIEFS),
)
def correct_relief(act: Act, corrections: Sequence[Correction[ReliefEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be; months already in the books keep what they said."""
    entries = [correction.entry for correction in corrections]
    own = [correction.id for correction in corrections]
    return keeping.correct(act, RELIEFS, corrections, relief_checker(entries, own))
