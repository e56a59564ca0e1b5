"""What may be asked of targets."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from tongket.access.book import Kept
from tongket.records.targets.book import TARGETS, TargetEntry
from tongket.records.targets.models import Target


@dataclass(frozen=True)
class Series:
    """What the values of one indicator are called and measured in."""

    code: str
    name: str
    unit: str
    direction: str


def targets(organizations: Collection[int], year: int, period: str = "") -> Sequence[Kept[TargetEntry]]:
    """The targets of these organisations for the year, in the order in which they were entered."""
    rows = Target.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    if period:
        rows = rows.filter(period=period)
    return [TARGETS.kept(row) for row in rows.order_by("id")]


def statuses(ids: Collection[int]) -> Mapping[int, str]:
    """exceeded, met, not_met, on_track, at_risk or unknown, by target."""
    if not ids:
        return {}
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(f"SELECT target_id, status FROM target_results WHERE target_id IN ({marks})", list(ids))
        return dict(cursor.fetchall())


def series(organization: int, year: int) -> Mapping[str, Series]:
    """Name and unit of each indicator of an organisation's year, by the code its figures carry."""
    rows = Target.objects.filter(organization=organization, report_year=year, withdrawn_at=None).order_by("-period")
    return {row.series: Series(row.series, row.name, row.unit, row.direction) for row in rows}


def every_series(organization: int, near: int) -> Mapping[str, Series]:
    """Name and unit of each indicator of an organisation in whatever year, as in the year nearest to `near`."""
    rows = list(Target.objects.filter(organization=organization, withdrawn_at=None).order_by("-period", "id"))
    rows.sort(key=lambda row: -abs(row.report_year - near))
    return {row.series: Series(row.series, row.name, row.unit, row.direction) for row in rows}


def status_counts(organizations: Collection[int], year: int, period: str = "year") -> Mapping[int, Mapping[str, int]]:
    """How many of each organisation's targets of a period have which status, those that count alone; one query."""
    wanted = list(organizations)
    if not wanted:
        return {}
    found: dict[int, dict[str, int]] = {}
    marks = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT organization_id, status, COUNT(*) FROM target_results
            WHERE counts = 'yes' AND report_year = %s AND period = %s AND organization_id IN ({marks})
            GROUP BY organization_id, status""",
            [year, period, *wanted],
        )
        for organization, status, count in cursor.fetchall():
            found.setdefault(organization, {})[status] = count
    return found
