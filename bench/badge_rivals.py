"""The other side of P2 and P8: DuckDB over the same rows, OpenFisca with the rule as variables, SQLite's LIKE."""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.report import Answer

ROUND, FIRST = "2026-11-07", "2026-09-03"
LEVELS = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
SIZE = int(os.environ.get("BENCH_MEMBERS", "10000"))
NAMES = ("nguyen van an", "tran thi", "hoang minh quan", "vu duc", "do thi kim yen", "xuan", "le huu", "bui ngoc lan",
         "dang", "pham quoc tuan")  # fmt: skip
MEMBERS = """
SELECT p.member_id, COALESCE(m.admission_decided_on, m.admitted_on), m.official_on, m.interrupted_months
FROM members_memberperiod p JOIN members_member m ON m.id = p.member_id
WHERE p.valid_from <= '2026-11-07' AND p.valid_until IS NULL AND m.withdrawn_at IS NULL
"""
AWARDS = "SELECT member_id, level FROM badges_badgeaward WHERE withdrawn_at IS NULL AND round_on < '2026-11-07'"
DUCK = f"""
WITH open AS (
    SELECT member, level, official,
           CAST(CAST(start + to_months(gap) AS DATE) + to_months(level * 12) AS DATE) AS reached
    FROM members CROSS JOIN levels
)
SELECT member, level, reached <= DATE '{ROUND}' AND official <= DATE '{ROUND}', reached < DATE '{FIRST}'
FROM open o
WHERE reached <= DATE '2027-11-07' AND NOT EXISTS (
    SELECT 1 FROM awards a WHERE a.member = o.member AND a.level = o.level
)
ORDER BY level DESC, member
"""


def _store() -> sqlite3.Connection:
    return sqlite3.connect(Path(os.environ["TONGKET_DATA"]) / "tongket.sqlite3")


def _loaded() -> tuple[list[Any], list[Any]]:
    with _store() as store:
        return store.execute(MEMBERS).fetchall(), store.execute(AWARDS).fetchall()


def badges_duckdb(folder: Path) -> Answer:
    """The rows lie in DuckDB's own tables in memory before the clock starts; timed is the query with its rows."""
    import duckdb  # noqa: PLC0415

    from bench.register import told  # noqa: PLC0415

    del folder
    members, awards = _loaded()
    base = duckdb.connect()
    base.execute("CREATE TABLE members (member INTEGER, start DATE, official DATE, gap INTEGER)")
    base.execute("CREATE TABLE awards (member INTEGER, level INTEGER)")
    base.execute("CREATE TABLE levels AS SELECT unnest($1) AS level", [list(LEVELS)])
    _fill(base, "members", ("INTEGER", "DATE", "DATE", "INTEGER"), members)
    _fill(base, "awards", ("INTEGER", "INTEGER"), awards)
    base.execute(DUCK).fetchall()
    start = time.perf_counter()
    rows = base.execute(DUCK).fetchall()
    return Answer(time.perf_counter() - start, told(rows))


def _fill(base: Any, table: str, kinds: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    columns = [list(column) for column in zip(*rows, strict=True)]
    chosen = ", ".join(f"CAST(unnest(${place}) AS {kind})" for place, kind in enumerate(kinds, 1))
    base.execute(f"INSERT INTO {table} SELECT {chosen}", columns)


def badges_openfisca(folder: Path) -> Answer:
    """The rule as variables of one entity, all members at once; timed is reading the rows and each level."""
    from bench.badge_openfisca import system, worked_out  # noqa: PLC0415
    from bench.register import told  # noqa: PLC0415

    del folder
    rules = system(LEVELS)
    worked_out(rules, LEVELS, *_loaded())
    start = time.perf_counter()
    rows = worked_out(rules, LEVELS, *_loaded())
    return Answer(time.perf_counter() - start, told(rows))


def search(folder: Path) -> Answer:
    """`LIKE '%word%'` for each word on the folded names, the first 50 in order; the slowest of 100, and the counts."""
    del folder
    store = _store()
    asked = [*NAMES, f"{SIZE // 2:012d}"]
    where = {words: " AND ".join(["search_key LIKE ?"] * len(words.split())) for words in asked}
    values = {words: [f"%{word}%" for word in words.split()] for words in asked}
    count = "SELECT COUNT(*) FROM members_member WHERE withdrawn_at IS NULL AND {}"
    found = {words: str(store.execute(count.format(where[words]), values[words]).fetchone()[0]) for words in asked}
    page = "SELECT * FROM members_member WHERE withdrawn_at IS NULL AND {} ORDER BY sort_key, id LIMIT 50"
    times = []
    for _ in range(100 // len(asked) + 1):
        for words in asked:
            start = time.perf_counter()
            store.execute(page.format(where[words]), values[words]).fetchall()
            times.append(time.perf_counter() - start)
    return Answer(sorted(times)[-2], dict(found), statistics.median(times))
