"""Enter badges given to members."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.badges.book import BADGE_AWARDS, BadgeAwardEntry
from tongket.records.badges.checks import award_checker


@action("badge.award", event="badge.awarded", ledger="badge_awards", units=keeping.units(BADGE_AWARDS))
def award(act: Act, entries: Sequence[BadgeAwardEntry]) -> Sequence[Written]:
    """Enter badges. Refuses a level that does not exist, one not reached and one the member already has."""
    return keeping.add(act, BADGE_AWARDS, entries, award_checker(entries))
