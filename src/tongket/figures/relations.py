"""The queries behind the catalogue: each yields rows of one ledger, with the columns figures are counted by.

A query is a SELECT over the cabinets' views with the columns `unit_id`, `record_id`, the dimensions and the amounts;
it may use `scope` (unit_id, organization_id) and the parameters year, year_start, year_end, as_of and the cut-offs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

QUERIES = Path(__file__).parent / "queries"


@dataclass(frozen=True)
class Relation:
    """A query file; its first lines declare the ledger of `record_id`, the dimensions and the amounts."""

    id: str
    ledger: str
    dimensions: tuple[str, ...]
    amounts: tuple[str, ...]
    sql: str


@cache
def relations() -> Mapping[str, Relation]:
    """Every subject of the figures with its query, by the name of its file."""
    return {path.stem: _relation(path) for path in sorted(QUERIES.glob("*.sql")) if path.stem != "scope"}


@cache
def scope_sql() -> str:
    return (QUERIES / "scope.sql").read_text(encoding="utf-8").strip()


def grouped_sql(relation: Relation) -> str:
    """All cells of a relation: every combination of its dimensions, its row count and the sums of its amounts.

    A sum is NULL where no row gives the amount.
    """
    dimensions = "".join(f", {name}" for name in relation.dimensions)
    amounts = "".join(f", SUM({name})" for name in relation.amounts)
    return (
        f"WITH scope AS ({scope_sql()}), line AS ({relation.sql}) "
        f"SELECT unit_id{dimensions}, COUNT(*){amounts} FROM line GROUP BY unit_id{dimensions}"
    )


def rows_sql(relation: Relation, conditions: Sequence[str]) -> str:
    """The records behind a value; `conditions` are comparisons with parameters."""
    where = " AND ".join(("unit_id = %(unit)s", *conditions))
    return (
        f"WITH scope AS ({scope_sql()}), line AS ({relation.sql}) "
        f"SELECT DISTINCT record_id FROM line WHERE {where} ORDER BY record_id"
    )


def _relation(path: Path) -> Relation:
    text = path.read_text(encoding="utf-8")
    head = dict(line[3:].split(":", 1) for line in text.splitlines() if line.startswith("-- ") and ":" in line)
    body = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    return Relation(
        path.stem, head["ledger"].strip(), _listed(head["dimensions"]), _listed(head["amounts"]), body.strip()
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
