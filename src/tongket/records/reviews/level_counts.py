"""How many of each kind have which level, under one unit: counted in the database, for the cap on “excellent”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

MEMBERS = """
SELECT r.capacity, CASE WHEN h.member_id IS NULL THEN 0 ELSE 1 END AS is_head, r.level, COUNT(*)
FROM organization_lineage u
JOIN review_member_ratings r ON r.organization_id = u.organization_id
LEFT JOIN (
    SELECT DISTINCT p.member_id, p.organization_id
    FROM post_holdings p
    WHERE p.post IN ('secretary', 'cell_secretary')
      AND p.held_from <= %(on)s AND (p.held_until IS NULL OR p.held_until >= %(on)s)
) h ON h.member_id = r.member_id AND h.organization_id = r.organization_id
WHERE u.unit_id = %(unit)s AND u.valid_from <= %(on)s AND (u.valid_until IS NULL OR u.valid_until >= %(on)s)
  AND r.report_year = %(year)s AND r.stage = %(stage)s AND r.level <> ''
GROUP BY r.capacity, CASE WHEN h.member_id IS NULL THEN 0 ELSE 1 END, r.level
"""
BODIES = """
SELECT r.subject, 0 AS is_head, r.level, COUNT(*)
FROM organization_lineage u
JOIN review_collective_ratings r ON r.organization_id = u.organization_id
WHERE u.unit_id = %(unit)s AND u.valid_from <= %(on)s AND (u.valid_until IS NULL OR u.valid_until >= %(on)s)
  AND r.report_year = %(year)s AND r.stage = %(stage)s AND r.level <> ''
  AND (u.depth > 0 OR r.subject = 'leadership_collective')
GROUP BY r.subject, r.level
"""


@dataclass(frozen=True)
class LevelCount:
    """So many of a kind (organization, leadership_collective, member, key_cadre) have this level."""

    subject: str
    is_head: bool
    level: str
    count: int


def level_counts(unit: int, year: int, stage: str, structure_on: date) -> Sequence[LevelCount]:
    """The ratings of a stage under a unit, as its tree stood on a day; the unit's own rating is its superior's.

    A head is who was secretary, on that day, of the organisation that rates.
    """
    given: dict[str, int | str | date] = {"unit": unit, "year": year, "stage": stage, "on": structure_on}
    found = []
    with connection.cursor() as cursor:
        for query in (BODIES, MEMBERS):
            cursor.execute(query, given)
            found += [LevelCount(kind, bool(head), level, count) for kind, head, level, count in cursor.fetchall()]
    return found
