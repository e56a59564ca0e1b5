"""Finding words inside folded names without reading every line, where the database can: trigrams on SQLite.

The index lies beside the table of members, the only one that grows to hundreds of thousands, and follows it by
triggers. Elsewhere, and for words of one or two letters, every line's search key is looked through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from django.db import connection
from django.db.models import Q

INDEXED = "members_member"
SHORTEST = 3
NAME = re.compile(r"CREATE (VIRTUAL TABLE|TRIGGER) (\w+)")
FEW = 400
"""Up to so many found are put in order by themselves; more are met soon enough when the lines are read in order."""
STANDS = "SELECT 1 FROM sqlite_master WHERE name = 'members_member_words'"
FOUND = "SELECT rowid FROM members_member_words WHERE members_member_words MATCH %s"


def words_in(table: str, words: Sequence[str]) -> Q:
    """The condition that a line's search key holds every one of these folded words."""
    condition = Q()
    for word in words:
        condition &= Q(search_key__contains=word)
    rare = rare_ids(table, words)
    return condition if rare is None else condition & Q(id__in=rare)


def rare_ids(table: str, words: Sequence[str]) -> Sequence[int] | None:
    """The lines the index finds, if they are few; None where there is no index, no word for it, or too many."""
    long = [word for word in words if len(word) >= SHORTEST]
    if table != INDEXED or connection.vendor != "sqlite" or not long:
        return None
    asked = " AND ".join('"{}"'.format(word.replace('"', '""')) for word in long)
    with connection.cursor() as cursor:
        cursor.execute(STANDS)
        if cursor.fetchone() is None:
            return None
        cursor.execute(f"{FOUND} LIMIT {FEW + 1}", [asked])
        found = [row[0] for row in cursor.fetchall()]
    return None if len(found) > FEW else found


def drop(**_: object) -> None:
    """Before migrations: SQLite alters a table by making it anew, and its triggers would be lost."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for kind, name in reversed(NAME.findall(_text())):
                cursor.execute(f"DROP {kind.removeprefix('VIRTUAL ')} IF EXISTS {name}")


def rebuild(**_: object) -> None:
    """After migrations: the index anew from the table."""
    if connection.vendor != "sqlite" or INDEXED not in connection.introspection.table_names():
        return
    drop()
    with connection.cursor() as cursor:
        for statement in _text().split(";"):
            if statement.strip():
                cursor.execute(statement.replace("|", ";"))


def _text() -> str:
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    return re.sub(r"--.*", "", text)
