"""The read views of all rooms: dropped before migrations, rebuilt after them, in the order of the house.

With a view standing, SQLite refuses to alter its table and PostgreSQL to change a column's type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.apps import apps
from django.db import connection

NAME = re.compile(r"CREATE VIEW (\w+) AS", re.IGNORECASE)


def view_files() -> Sequence[Path]:
    """Every room's `views.sql`, lower rooms first (the order of INSTALLED_APPS)."""
    paths = (Path(config.path) / "views.sql" for config in apps.get_app_configs())
    return [path for path in paths if path.exists()]


def statements(path: Path) -> Iterable[str]:
    text = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    return (statement.strip() for statement in text.split(";") if statement.strip())


def view_names() -> Sequence[str]:
    return [NAME.findall(statement)[0] for path in view_files() for statement in statements(path)]


def drop(**_: object) -> None:
    with connection.cursor() as cursor:
        for name in reversed(view_names()):
            cursor.execute(f"DROP VIEW IF EXISTS {name}")


def rebuild(**_: object) -> None:
    drop()
    with connection.cursor() as cursor:
        for path in view_files():
            for statement in statements(path):
                cursor.execute(statement)
