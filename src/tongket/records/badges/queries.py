"""What may be asked of the badges: who was given one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tongket.access.book import Kept
from tongket.records.badges.book import BADGE_AWARDS, BadgeAwardEntry
from tongket.records.badges.models import BadgeAward


def awards_of_year(organizations: Collection[int], year: int) -> Sequence[Kept[BadgeAwardEntry]]:
    """The year's badges of these organisations: by round, highest level first, then by name."""
    rows = BadgeAward.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [BADGE_AWARDS.kept(row) for row in rows.order_by("round_on", "-level", "sort_key", "id")]
