"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.targets.book import TARGETS, TargetEntry
from tongket.records.targets.checks import target_checker


@action("target.correct", event="target.corrected", ledger="targets", units=keeping.units_of_kept(TARGETS))
def correct(act: Act, corrections: Sequence[Correction[TargetEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    entries = [correction.entry for correction in corrections]
    own = frozenset(correction.id for correction in corrections)
    return keeping.correct(act, TARGETS, corrections, target_checker(entries, own))
