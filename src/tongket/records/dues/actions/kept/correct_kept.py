"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import KEPT, KeptEntry
from tongket.records.dues.checks import kept_checker
from tongket.records.dues.splitting import with_received


@action(
    "dues.correct_kept",
    event="dues.kept_corrected",
    ledger="dues_kept",
    units=keeping.units_of_kept(KEPT),
)
def correct_kept(act: Act, corrections: Sequence[Correction[KeptEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be; what was there to split is looked up anew."""
    whole = with_received([correction.entry for correction in corrections])
    changed = [replace(correction, entry=entry) for correction, entry in zip(corrections, whole, strict=True)]
    return keeping.correct(act, KEPT, changed, kept_checker(whole, [each.id for each in changed]))
