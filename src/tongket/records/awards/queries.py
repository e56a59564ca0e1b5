"""What may be asked of the commendations."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tongket.access.book import Kept
from tongket.records.awards.book import COMMENDATIONS, CommendationEntry
from tongket.records.awards.models import Commendation


def commendations_of_year(organizations: Collection[int], year: int) -> Sequence[Kept[CommendationEntry]]:
    """The year's commendations of these organisations and of people and collectives within them, by name."""
    rows = Commendation.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [COMMENDATIONS.kept(row) for row in rows.order_by("subject", "sort_key", "id")]
