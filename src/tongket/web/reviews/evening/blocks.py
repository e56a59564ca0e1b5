"""A block of rows copied from a sheet, put to the subjects by name and to the columns by their heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from tongket.rules import vocabulary
from tongket.rules.notation import fold
from tongket.web.reviews.evening.columns import LEVEL, Column
from tongket.web.reviews.evening.typing import Grid, Texts

DIGITS = {"1": "excellent", "2": "good", "3": "completed", "4": "not_completed"}
SHORT = {"xs": "excellent", "xuat sac": "excellent", "tot": "good", "hoan thanh": "completed", "ht": "completed"}
Unknown = Sequence[Mapping[str, str]]


def pasted(text: str, grid: Grid, texts: Texts) -> tuple[Texts, Unknown]:
    """The cells of pasted rows put to their subjects; the rows that fit nobody come back, each with why.

    A row begins with a name. A first row of heads says which column is which; without it, columns go as in the grid.
    """
    rows = [[part.strip() for part in row.split("\t")] for row in text.splitlines() if row.strip()]
    heads = _heads(rows[0], grid.columns) if rows else None
    order = heads or [None, *grid.columns]
    together = {key: dict(row) for key, row in texts.items()}
    unknown = []
    for row in rows[1:] if heads else rows:
        name = next((part for part, column in zip(row, order, strict=False) if column is None and part), "")
        meant = [line for line in grid.lines if name and fold(line.name) == fold(name)]
        if len(meant) != 1:
            why = _("có nhiều người cùng tên") if meant else _("không khớp ai trong bảng")
            unknown.append({"text": " ".join(row), "why": why})
            continue
        for part, column in zip(row, order, strict=False):
            if column is not None and part:
                together[meant[0].id][column.id] = _as_typed(column, part)
    return together, unknown


def _heads(row: Sequence[str], columns: Sequence[Column]) -> Sequence[Column | None] | None:
    """Which column each head of the first row means; None where it is no row of heads."""
    known = {fold(str(text)): column for column in columns for text in (column.head, column.label, column.id)}
    found = [known.get(fold(part)) for part in row]
    return found if any(found) else None


def _as_typed(column: Column, text: str) -> str:
    if column.kind != LEVEL:
        return text
    known = DIGITS.get(text) or SHORT.get(fold(text)) or vocabulary.identifier_of("rating_level", text)
    return known or text
