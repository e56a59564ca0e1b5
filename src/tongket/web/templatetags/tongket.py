"""Template filters: words and numbers as the office writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import template

from tongket.rules import notation, vocabulary
from tongket.web.language import language

ROW: Mapping[str, Any] = {"tone": None, "current": False}
CELL: Mapping[str, Any] = {"text": None, "url": None, "note": None, "label": ""}
CHIP: Mapping[str, Any] = {"url": None, "tone": "none"}
register = template.Library()


@register.filter
def number(value: int | Decimal | None) -> str:
    """`1.234,5`; nothing for a missing number: the page says that it is missing."""
    return "" if value is None else notation.number_vi(value)


@register.filter
def day(value: date | None) -> str:
    """`12/01/2024`."""
    return "" if value is None else notation.date_vi(value)


@register.filter
def whole_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A table's rows with every key its template asks for: asking for a missing one costs more than the cell."""
    return [{**ROW, **row, "cells": [_whole_cell(cell) for cell in row["cells"]]} for row in rows]


def _whole_cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    chip = cell.get("chip")
    return {**CELL, **cell, "chip": {**CHIP, **chip} if chip else None}


@register.filter
def role_name(identifier: str) -> str:
    """A role's label in the language of the page."""
    return vocabulary.label(identifier, language(), "role")
