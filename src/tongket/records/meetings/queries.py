"""What may be asked of meetings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db import connection

from tongket.access.book import Kept
from tongket.records.meetings.book import MEETINGS, MeetingEntry
from tongket.records.meetings.models import Meeting

MEMBERS_ON = """
SELECT c.ancestor_id, COUNT(*)
FROM organization_closure c
JOIN member_periods p ON p.organization_id = c.descendant_id
WHERE c.ancestor_id IN ({units})
  AND c.valid_from <= %(on)s AND (c.valid_until IS NULL OR c.valid_until >= %(on)s)
  AND p.valid_from <= %(on)s AND (p.valid_until IS NULL OR p.valid_until >= %(on)s)
GROUP BY c.ancestor_id
"""


def meetings(organizations: Collection[int], year: int, kind: str = "") -> Sequence[Kept[MeetingEntry]]:
    """The meetings of these organisations that report on the year, in the order of their days."""
    rows = Meeting.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    if kind:
        rows = rows.filter(kind=kind)
    return [MEETINGS.kept(row) for row in rows.order_by("held_on", "id")]


def wholes(ids: Collection[int]) -> Mapping[int, int | None]:
    """Of how many people the present of each meeting are counted; None is not known."""
    if not ids:
        return {}
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(ids))
        cursor.execute(f"SELECT meeting_id, whole FROM meeting_attendance WHERE meeting_id IN ({marks})", list(ids))
        return dict(cursor.fetchall())


def members_on(places: Iterable[tuple[int, date]]) -> Mapping[tuple[int, date], int]:
    """How many members stood under each organisation on its day; one query a day."""
    by_day: dict[date, set[int]] = {}
    for unit, day in places:
        by_day.setdefault(day, set()).add(unit)
    counts = {}
    with connection.cursor() as cursor:
        for day, units in by_day.items():
            counts.update({(unit, day): 0 for unit in units})
            cursor.execute(MEMBERS_ON.format(units=", ".join(str(int(unit)) for unit in sorted(units))), {"on": day})
            counts.update({(unit, day): count for unit, count in cursor.fetchall()})
    return counts
