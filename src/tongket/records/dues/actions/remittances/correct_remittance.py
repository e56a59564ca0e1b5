"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import REMITTANCES, RemittanceEntry
from tongket.records.dues.checks import remittance_checker
from tongket.records.dues.splitting import with_receiver


@action(
    "dues.correct_remittance",
    event="dues.remittance_corrected",
    ledger="dues_remittances",
    units=keeping.units_of_kept(REMITTANCES),
)
def correct_remittance(act: Act, corrections: Sequence[Correction[RemittanceEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be."""
    whole = with_receiver([correction.entry for correction in corrections])
    changed = [replace(correction, entry=entry) for correction, entry in zip(corrections, whole, strict=True)]
    return keeping.correct(act, REMITTANCES, changed, remittance_checker(whole, [each.id for each in changed]))
