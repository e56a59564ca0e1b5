"""What the database knows of its own tables, so that it reads them the short way.

PostgreSQL gathers it in the background, minutes after a workbook brought thousands of lines; until then the figures of
a commune would take seconds. SQLite plans by its indexes and needs nothing.
"""

from __future__ import annotations

from django.db import connection

MANY = 500
"""So many new lines make what was known of a table worthless."""


def gather_after(lines: int) -> None:
    """Gather anew once `lines` lines were written at a time. May stand inside a transaction."""
    if lines < MANY or connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
