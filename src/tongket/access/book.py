"""How one kind of line is stored: the entry a clerk fills in, the table it lies in, and the way between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import models

from tongket.access.record import Record
from tongket.rules import notation

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Kept(Generic[Entry]):
    """One kept line as others may see it."""

    id: int
    key: UUID
    version: int
    recorded_at: datetime
    withdrawn_at: datetime | None
    entry: Entry


@dataclass(frozen=True)
class Correction(Generic[Entry]):
    """A line as it should be; `version` is the one the person saw."""

    id: int
    version: int
    entry: Entry


@dataclass(frozen=True)
class Withdrawal:
    """A line entered by mistake, to be taken out of every figure; it stays readable in its history."""

    id: int
    version: int


def own_words(entries: Sequence[Any]) -> Sequence[tuple[str, str]]:
    """Search and sort keys from the entries' own texts: enough for lines that name no one else."""
    keys = []
    for entry in entries:
        texts = [value for field in fields(entry) if isinstance(value := getattr(entry, field.name), str) and value]
        keys.append((" ".join(texts), texts[0] if texts else ""))
    return keys


@dataclass(frozen=True)
class Book(Generic[Entry]):
    """Table and entry of one kind of line.

    `identity` names the entry's fields by which the same line is recognised; `words` gives, for many entries at once,
    the text to search in and the text to sort by (both still unfolded); `columns` and `read` are given only where
    the table's columns are not simply the entry's fields.
    """

    name: str
    model: type[Record]
    entry: type[Entry]
    identity: tuple[str, ...]
    words: Callable[[Sequence[Entry]], Sequence[tuple[str, str]]] = own_words
    columns: Callable[[Entry], Mapping[str, object]] | None = None
    read: Callable[[Any], Entry] | None = None
    sort_by_name: bool = False
    place: str = "organization"
    unit_of: Callable[[Entry], int] | None = None

    @cached_property
    def attributes(self) -> Mapping[str, str]:
        """The entry's field → the table's column."""
        names = {}
        for field in fields(self.entry):  # type: ignore[arg-type]
            column = self.model._meta.get_field(field.name) if self.columns is None else None
            is_link = isinstance(column, models.ForeignKey)
            names[field.name] = f"{field.name}_id" if is_link else field.name
        return names

    def to_columns(self, entry: Entry) -> Mapping[str, object]:
        if self.columns is not None:
            return self.columns(entry)
        return {column: getattr(entry, name) for name, column in self.attributes.items()}

    def to_entry(self, row: Any) -> Entry:
        if self.read is not None:
            return self.read(row)
        return self.entry(**{name: getattr(row, column) for name, column in self.attributes.items()})

    def kept(self, row: Any) -> Kept[Entry]:
        return Kept(row.id, row.key, row.version, row.recorded_at, row.withdrawn_at, self.to_entry(row))

    def search_and_sort(self, entries: Sequence[Entry]) -> Sequence[tuple[str, str]]:
        order = notation.name_sort_key if self.sort_by_name else notation.sort_key
        return [(notation.fold(search)[:600], order(sort)[:300]) for search, sort in self.words(entries)]

    def identity_of(self, entry: Entry) -> tuple[object, ...]:
        return tuple(_comparable(getattr(entry, name)) for name in self.identity)

    def unit(self, entry: Entry) -> int:
        """The unit whose people may write the line; 0 is none: only who may everywhere may write it."""
        return self.unit_of(entry) if self.unit_of else int(getattr(entry, self.place))


def _comparable(value: object) -> object:
    return notation.fold(value) if isinstance(value, str) else value
