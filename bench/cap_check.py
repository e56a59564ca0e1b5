"""Both sides of P1: every grassroots organisation of a province held against the cap, heads apart, all readings."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from bench.ratings import YEAR, told
from bench.report import Answer

ON = f"{YEAR}-12-31"
TABLES = {
    "ratings": (
        "organization INTEGER, member INTEGER, level VARCHAR, year SMALLINT, period VARCHAR, capacity VARCHAR, "
        "stage VARCHAR",
        "SELECT organization_id, member_id, level, report_year, period, capacity, stage FROM reviews_memberrating "
        "WHERE withdrawn_at IS NULL",
    ),
    "heads": (
        "organization INTEGER, member INTEGER, post VARCHAR, valid_from DATE, valid_until DATE",
        "SELECT organization_id, member_id, post, held_from, held_until FROM members_postholding",
    ),
    "closure": (
        "ancestor INTEGER, descendant INTEGER, valid_from DATE, valid_until DATE",
        "SELECT ancestor_id, descendant_id, valid_from, valid_until FROM organizations_organizationclosure",
    ),
    "periods": (
        "organization INTEGER, type VARCHAR, valid_from DATE, valid_until DATE",
        "SELECT organization_id, type, valid_from, valid_until FROM organizations_organizationperiod",
    ),
}
DAYS = "{0}.valid_from <= DATE '" + ON + "' AND ({0}.valid_until IS NULL OR {0}.valid_until >= DATE '" + ON + "')"
# The share is a fifth of those rated good, of good or better, of all; rounded down and half up.
DUCK = f"""
WITH units AS (
    SELECT g.organization AS unit FROM closure top JOIN periods g ON g.organization = top.descendant
    WHERE top.ancestor = 1 AND {DAYS.format("top")} AND {DAYS.format("g")}
      AND g.type IN ('grassroots_committee_organization', 'grassroots_cell')
), rated AS (
    SELECT r.organization, COUNT(*) FILTER (r.level = 'excellent') AS e, COUNT(*) FILTER (r.level = 'good') AS g,
           COUNT(*) AS n
    FROM ratings r
    WHERE r.year = {YEAR} AND r.period = 'year' AND r.capacity = 'member' AND r.stage = 'decided' AND r.level <> ''
      AND NOT EXISTS (SELECT 1 FROM heads h WHERE h.organization = r.organization AND h.member = r.member
                      AND h.post IN ('secretary', 'cell_secretary') AND {DAYS.format("h")})
    GROUP BY r.organization
), counted AS (
    SELECT u.unit, SUM(e)::INTEGER AS e, SUM(g)::INTEGER AS g, SUM(n)::INTEGER AS n
    FROM units u JOIN closure c ON c.ancestor = u.unit AND {DAYS.format("c")}
    JOIN rated x ON x.organization = c.descendant
    GROUP BY u.unit
)
SELECT unit, e, (2 * g + 5) // 10, [e > g // 5, e > (2 * g + 5) // 10, e > (e + g) // 5, e > (2 * (e + g) + 5) // 10,
       e > n // 5, e > (2 * n + 5) // 10]
FROM counted WHERE e > g // 5 ORDER BY unit
"""


def cap(folder: Path) -> Answer:
    """Through the public call; `first` is one commune held against the cap with every reading."""
    from tongket.procedures.annual_review.cap import caps_of  # noqa: PLC0415
    from tongket.procedures.annual_review.cap_below import units_beyond_cap  # noqa: PLC0415

    del folder
    units_beyond_cap(1, YEAR)  # as in a running program: rules are read
    start = time.perf_counter()
    found = units_beyond_cap(1, YEAR)
    taken = time.perf_counter() - start
    start = time.perf_counter()
    caps_of(2, YEAR)
    first = time.perf_counter() - start
    rows = [
        (each.unit, each.report.excellent, each.report.default.limit, tuple(r.exceeded for r in each.report.readings))
        for each in found
    ]
    return Answer(taken, told(rows), first)


def cap_duckdb(folder: Path) -> Answer:
    """The rows lie in DuckDB's own tables in memory before the clock starts; timed is the query with its rows."""
    import duckdb  # noqa: PLC0415

    del folder
    base = duckdb.connect()
    for table, (columns, query) in TABLES.items():
        base.execute(f"CREATE TABLE {table} ({columns})")
        _fill(base, table, columns, query)
    base.execute(DUCK).fetchall()
    start = time.perf_counter()
    rows = base.execute(DUCK).fetchall()
    return Answer(time.perf_counter() - start, told((unit, e, limit, tuple(beyond)) for unit, e, limit, beyond in rows))


def _fill(base: object, table: str, columns: str, query: str) -> None:
    kinds = [column.split()[1] for column in columns.split(", ")]
    chosen = ", ".join(f"CAST(unnest(${place}) AS {kind})" for place, kind in enumerate(kinds, 1))
    with sqlite3.connect(Path(os.environ["TONGKET_DATA"]) / "tongket.sqlite3") as store:
        asked = store.execute(query)
        while rows := asked.fetchmany(100_000):
            filled = [list(column) for column in zip(*rows, strict=True)]
            base.execute(f"INSERT INTO {table} SELECT {chosen}", filled)  # type: ignore[attr-defined]
