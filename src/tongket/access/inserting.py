"""Many new rows at once: one prepared statement, values adapted by the fields themselves.

`bulk_create` builds an object and a piece of SQL for every row; an import of thousands of lines cannot afford that.
Rows that come this way skip `clean`, `save` and signals, as they do with `bulk_create`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models, router
from django.db.models import Max

from tongket.access.record import Record

AS_THEY_ARE = (int, str, type(None))


def insert(model: type[models.Model], rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows given as attribute → value (a reference as `member_id`); what is absent gets its default."""
    if not rows:
        return
    connection = connections[router.db_for_write(model) or DEFAULT_DB_ALIAS]
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    takers = [_taker(field, connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})",
            [[take(row) for take in takers] for row in rows],
        )


def insert_records(model: type[Record], rows: Sequence[Mapping[str, object]]) -> Sequence[int]:
    """Insert rows that bring their `key`; their ids in the same order. Call inside a transaction."""
    if not rows:
        return []
    manager = model._default_manager
    # New ids lie above every id there is; the key tells ours from those of others writing at the same time.
    before = manager.aggregate(last=Max("pk"))["last"] or 0
    insert(model, rows)
    ids: dict[UUID, int] = dict(manager.filter(pk__gt=before).values_list("key", "pk"))
    return [ids[key] for row in rows if isinstance(key := row["key"], UUID)]


def _taker(field: Any, connection: Any) -> Callable[[Mapping[str, object]], Any]:
    name = field.attname
    days: dict[object, object] = {}

    def take(row: Mapping[str, object]) -> Any:
        value = row[name] if name in row else field.get_default()
        if type(value) in AS_THEY_ARE:
            return value
        if not isinstance(value, date):
            return field.get_db_prep_save(value, connection=connection)
        # A batch names the same few days and one moment of recording again and again.
        if value not in days:
            days[value] = field.get_db_prep_save(value, connection=connection)
        return days[value]

    return take
