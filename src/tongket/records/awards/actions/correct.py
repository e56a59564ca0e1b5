"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.awards.book import COMMENDATIONS, CommendationEntry
from tongket.records.awards.checks import commendation_checker


@action(
    "award.correct",
    event="award.corrected",
    ledger="commendations",
    units=keeping.units_of_kept(COMMENDATIONS),
)
def correct(act: Act, corrections: Sequence[Correction[CommendationEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    check = commendation_checker([correction.entry for correction in corrections])
    return keeping.correct(act, COMMENDATIONS, corrections, check)
