"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.badges.book import BADGE_AWARDS, BadgeAwardEntry
from tongket.records.badges.checks import award_checker


@action(
    "badge.correct",
    event="badge.corrected",
    ledger="badge_awards",
    units=keeping.units_of_kept(BADGE_AWARDS),
)
def correct(act: Act, corrections: Sequence[Correction[BadgeAwardEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    own = frozenset(correction.id for correction in corrections)
    check = award_checker([correction.entry for correction in corrections], own)
    return keeping.correct(act, BADGE_AWARDS, corrections, check)
