"""Mappings of an entry kept as one text column: criteria, scores, sections."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from django.db.models import ForeignKey

from tongket.access.record import Record

Entry = TypeVar("Entry")


def columns_of(model: type[Record], mappings: frozenset[str]) -> Callable[[Any], Mapping[str, object]]:
    """Entry → columns: the named fields as JSON in a fixed order, so that an unchanged mapping is no change."""

    def columns(entry: Any) -> Mapping[str, object]:
        return {
            _column(model, field.name): _kept(getattr(entry, field.name), field.name in mappings)
            for field in fields(entry)
        }

    return columns


def reader_of(model: type[Record], entry: type[Entry], mappings: frozenset[str]) -> Callable[[Any], Entry]:
    """Row → entry: the way back of `columns_of`."""

    def read(row: Any) -> Entry:
        known = {field.name: getattr(row, _column(model, field.name)) for field in fields(entry)}  # type: ignore[arg-type]
        return entry(**{name: json.loads(value) if name in mappings else value for name, value in known.items()})

    return read


def _column(model: type[Record], name: str) -> str:
    return f"{name}_id" if isinstance(model._meta.get_field(name), ForeignKey) else name


def _kept(value: object, is_mapping: bool) -> object:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if is_mapping else value
