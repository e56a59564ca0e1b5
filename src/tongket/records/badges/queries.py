"""What may be asked of the badges: who was given one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tongket.access.book import Kept
from tongket.access.keeping import locate
from tongket.records.badges.book import BADGE_AWARDS, BadgeAwardEntry
from tongket.records.badges.models import BadgeAward


def awards_of_year(organizations: Collection[int], year: int) -> Sequence[Kept[BadgeAwardEntry]]:
    """The year's badges of these organisations: by round, highest level first, then by name."""
    rows = BadgeAward.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [BADGE_AWARDS.kept(row) for row in rows.order_by("round_on", "-level", "sort_key", "id")]


def kept_awards(entries: Sequence[BadgeAwardEntry]) -> Sequence[Kept[BadgeAwardEntry] | None]:
    """For each badge the line of the book that is the same one: member, level and kind; None where there is none."""
    found = locate(BADGE_AWARDS, entries)
    return [found.get(BADGE_AWARDS.identity_of(entry)) for entry in entries]
