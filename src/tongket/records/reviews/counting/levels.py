"""How many of each kind and group have which level: counted in the database, for the cap on “excellent”.

The groups and heads are those of the round's list; where no round was held, all of a kind are one group, and a head is
who was secretary, on the day asked, of the organisation that rates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

Parameters = Mapping[str, int | str | date | None]
UNDER = "u.unit_id = %(unit)s AND u.valid_from <= %(on)s AND (u.valid_until IS NULL OR u.valid_until >= %(on)s)"
RATED = """r.report_year = %(year)s AND r.period = %(period)s AND r.stage = %(stage)s
  AND r.withdrawn_at IS NULL AND r.level <> ''"""
HEAD = (
    "CASE WHEN s.id IS NOT NULL THEN CASE WHEN s.is_head THEN 1 ELSE 0 END WHEN h.member_id IS NULL THEN 0 ELSE 1 END"
)
MEMBERS = f"""
SELECT r.capacity, COALESCE(s."group", ''), {HEAD}, r.level, COUNT(*)
FROM organization_lineage u
JOIN reviews_memberrating r ON r.organization_id = u.organization_id
LEFT JOIN reviews_reviewsubject s ON s.round_id = %(round)s AND s.subject = r.capacity AND s.member_id = r.member_id
  AND s.withdrawn_at IS NULL
LEFT JOIN (
    SELECT DISTINCT p.member_id, p.organization_id
    FROM post_holdings p
    WHERE p.post IN ('secretary', 'cell_secretary')
      AND p.held_from <= %(on)s AND (p.held_until IS NULL OR p.held_until >= %(on)s)
) h ON h.member_id = r.member_id AND h.organization_id = r.organization_id
WHERE {UNDER} AND {RATED}
GROUP BY r.capacity, COALESCE(s."group", ''), {HEAD}, r.level
"""
BODIES = f"""
SELECT r.subject, COALESCE(s."group", ''), 0, r.level, COUNT(*)
FROM organization_lineage u
JOIN reviews_collectiverating r ON r.organization_id = u.organization_id
LEFT JOIN reviews_reviewsubject s ON s.round_id = %(round)s AND s.subject = r.subject
  AND s.organization_id = r.organization_id AND s.collective = r.collective AND s.withdrawn_at IS NULL
WHERE {UNDER} AND {RATED} AND (u.depth > 0 OR r.subject = 'leadership_collective')
GROUP BY r.subject, COALESCE(s."group", ''), r.level
"""
# What the committee intends goes before what was proposed.
INTENDED = "CASE WHEN s.intended_level <> '' THEN s.intended_level ELSE COALESCE(p.level, c.level, '') END"
DRAFT = f"""
SELECT s.subject, s."group", CASE WHEN s.is_head THEN 1 ELSE 0 END, {INTENDED}, COUNT(*)
FROM reviews_reviewsubject s
LEFT JOIN reviews_memberrating p ON p.member_id = s.member_id AND p.report_year = %(year)s AND p.period = %(period)s
  AND p.capacity = s.subject AND p.stage = 'proposed' AND p.withdrawn_at IS NULL
LEFT JOIN reviews_collectiverating c ON c.organization_id = s.organization_id AND c.subject = s.subject
  AND c.collective = s.collective AND c.report_year = %(year)s AND c.period = %(period)s AND c.stage = 'proposed'
  AND c.withdrawn_at IS NULL AND s.member_id IS NULL
WHERE s.round_id = %(round)s AND s.withdrawn_at IS NULL AND s.not_rated_reason = ''
  AND NOT (s.subject = 'organization' AND s.organization_id = %(unit)s)
GROUP BY s.subject, s."group", s.is_head, {INTENDED}
"""


@dataclass(frozen=True)
class LevelCount:
    """So many of a kind (organization, leadership_collective, member, key_cadre) and group have this level."""

    subject: str
    group: str
    is_head: bool
    level: str
    count: int


@dataclass(frozen=True)
class Counted:
    """What is counted: under which committee, for which year and period, in its round (None: none was held).

    `on`: the day whose tree and posts are meant.
    """

    unit: int
    year: int
    period: str
    round: int | None
    on: date


def level_counts(asked: Counted, stage: str) -> Sequence[LevelCount]:
    """The ratings of a stage (proposed, decided, announced); the unit's own rating is its superior's, not counted."""
    given = _given(asked) | {"stage": stage}
    return [count for query in (BODIES, MEMBERS) for count in _asked(query, given)]


def draft_counts(asked: Counted) -> Sequence[LevelCount]:
    """The levels the committee intends in its round, and where it has not said, those proposed to it."""
    return [count for count in _asked(DRAFT, _given(asked)) if count.level]


def _given(asked: Counted) -> dict[str, int | str | date | None]:
    return {"unit": asked.unit, "year": asked.year, "period": asked.period, "round": asked.round, "on": asked.on}


def _asked(query: str, given: Parameters) -> Sequence[LevelCount]:
    with connection.cursor() as cursor:
        cursor.execute(query, given)
        return [
            LevelCount(subject, group, bool(head), level, count)
            for subject, group, head, level, count in cursor.fetchall()
        ]
