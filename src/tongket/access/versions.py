"""A record's history as entries: each event with the line before and after it.

The trail keeps columns as they were written; walking back from what stands now gives the whole line at every
event, so that a history reads in the entry's own fields whatever its columns are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field

from tongket.access import audit
from tongket.access.book import Book, Kept

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Version(Generic[Entry]):
    """One event with the line as it was (None: not yet there) and as it became."""

    event: audit.Event
    before: Kept[Entry] | None
    after: Kept[Entry]


def versions(book: Book[Entry], kept: Kept[Entry]) -> Sequence[Version[Entry]]:
    """All events of the record, newest first."""
    columns = dict(book.to_columns(kept.entry))
    after = kept
    found = []
    for event in audit.history(kept.key):
        is_first = bool(event.changes) and all(old is None for old, _ in event.changes.values())
        earlier = {name: _typed(book, name, old) for name, (old, _) in event.changes.items() if name in columns}
        columns.update(earlier)
        entry = after.entry if not earlier or is_first else _entry(book, columns, after)
        before = Kept(kept.id, kept.key, after.version - 1, kept.recorded_at, None, entry)
        begins = is_first and "withdrawn_at" not in event.changes
        found.append(Version(event, None if begins else before, after))
        after = before
    return found


def _entry(book: Book[Entry], columns: Mapping[str, object], after: Kept[Entry]) -> Entry:
    return book.to_entry(SimpleNamespace(id=after.id, pk=after.id, **columns))


def _typed(book: Book[Entry], column: str, value: object) -> object:
    """The value of the trail (plain JSON) as the column's own type."""
    if value is None:
        return None
    try:
        field = book.model._meta.get_field(column.removesuffix("_id") if column.endswith("_id") else column)
    except FieldDoesNotExist:
        return value
    return field.to_python(value) if isinstance(field, Field) and not field.is_relation else value
