"""How many members have which level in each of many units at once: one query for a province or the nation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from tongket.rules.ratings.kinds import HEADS
from tongket.rules.reviews import ORDER

# Counted by the index alone, cell by cell: no row of a rating is read.
LEVEL = """
SUM((SELECT COUNT(*) FROM reviews_memberrating r
     WHERE r.organization_id = c.descendant_id AND r.report_year = %(year)s AND r.period = %(period)s
       AND r.capacity = 'member' AND r.stage = %(stage)s AND r.level = '{level}' AND r.withdrawn_at IS NULL))
  - SUM(COALESCE(h.{level}, 0)) AS {level}"""
OF_HEADS = """
SELECT p.organization_id, {levels}
FROM post_holdings p
JOIN reviews_memberrating r ON r.member_id = p.member_id AND r.organization_id = p.organization_id
  AND r.report_year = %(year)s AND r.period = %(period)s AND r.capacity = 'member' AND r.stage = %(stage)s
  AND r.withdrawn_at IS NULL
WHERE p.post IN ({posts})
  AND p.held_from <= %(on)s AND (p.held_until IS NULL OR p.held_until >= %(on)s)
GROUP BY p.organization_id"""
POSTS = ", ".join(f"'{post}'" for post in HEADS)
NO_HEADS = "SELECT CAST(NULL AS INTEGER) AS organization_id, {levels} WHERE 1 = 0"
VALID = "{0}.valid_from <= %(on)s AND ({0}.valid_until IS NULL OR {0}.valid_until >= %(on)s)"
# Materialised, or the counts would be counted a second time for the condition.
QUERY = """
WITH counted AS MATERIALIZED (
    SELECT c.ancestor_id AS unit, {counts}
    FROM organization_closure top
    JOIN organization_periods g ON g.organization_id = top.descendant_id AND {g_valid}
    JOIN organization_closure c ON c.ancestor_id = top.descendant_id AND {c_valid}
    LEFT JOIN ({heads}) h ON h.organization_id = c.descendant_id
    WHERE top.ancestor_id = %(unit)s AND {top_valid}
      AND g.type IN ('grassroots_committee_organization', 'grassroots_cell')
    GROUP BY c.ancestor_id
)
SELECT unit, {names} FROM counted WHERE excellent > good * %(numerator)s / %(denominator)s ORDER BY unit
"""


@dataclass(frozen=True)
class Sought:
    """Which ratings of members under `unit` are meant, as its tree and posts stood `on`; `numerator` / `denominator`:
    the share above which the excellent of a grassroots organisation are told, of those rated good."""

    unit: int
    year: int
    stage: str
    on: date
    numerator: int
    denominator: int
    heads_apart: bool
    period: str = "year"


def units_beyond(sought: Sought) -> Sequence[tuple[int, Mapping[str, int]]]:
    """The grassroots organisations whose excellent members pass the share, with their members by level.

    Heads are left out of the counts where `heads_apart`: who was secretary of the organisation that rates.
    """
    given: dict[str, int | str | date] = {
        "unit": sought.unit, "year": sought.year, "stage": sought.stage, "on": sought.on, "period": sought.period,
        "numerator": sought.numerator, "denominator": sought.denominator,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_query(heads_apart=sought.heads_apart), given)
        return [(unit, dict(zip(ORDER, map(int, counts), strict=True))) for unit, *counts in cursor.fetchall()]


def _query(*, heads_apart: bool) -> str:
    sums = [f"SUM(CASE WHEN r.level = '{level}' THEN 1 ELSE 0 END) AS {level}" for level in ORDER]
    none = [f"0 AS {level}" for level in ORDER]
    apart = OF_HEADS.format(levels=", ".join(sums), posts=POSTS)
    return QUERY.format(
        names=", ".join(ORDER),
        counts=",".join(LEVEL.format(level=level) for level in ORDER),
        heads=apart if heads_apart else NO_HEADS.format(levels=", ".join(none)),
        g_valid=VALID.format("g"), c_valid=VALID.format("c"), top_valid=VALID.format("top"),
    )  # fmt: skip
