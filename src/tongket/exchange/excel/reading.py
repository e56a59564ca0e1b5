"""From a sound file to sheets of raw values, each with its place."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook

from tongket.exchange.excel.intake import SheetFacts, inspect
from tongket.rules import notation
from tongket.rules.errors import TongketError

PROPERTY_SHEET = "_tongket"


@dataclass(frozen=True)
class RawSheet:
    title: str
    rows: Sequence[Sequence[object]]
    facts: SheetFacts


@dataclass(frozen=True)
class RawWorkbook:
    """`properties` are what the form says of itself: org, year, cell."""

    name: str
    sheets: Mapping[str, RawSheet]
    properties: Mapping[str, str]


def read_workbook(name: str, content: bytes) -> RawWorkbook:
    """All sheets, by their folded titles. Raises what `intake.inspect` raises."""
    facts = inspect(name, content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {}
        for title in book.sheet_names:
            shown = notation.normalise(title)
            rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
            sheets[notation.fold(shown)] = RawSheet(
                shown, rows, facts.get(shown, SheetFacts(0, frozenset(), frozenset(), ()))
            )
    except (CalamineError, ValueError, OSError) as error:
        raise TongketError("file-damaged", file=name) from error
    own = sheets.pop(PROPERTY_SHEET, None)
    properties = {str(row[0]): str(row[1]).removesuffix(".0") for row in own.rows if len(row) > 1} if own else {}
    return RawWorkbook(name, sheets, properties)


def cell_name(row: int, column: int) -> str:
    """`C7` for row 6, column 2 (counted from nought)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def merged_across(facts: SheetFacts, header_row: int) -> str:
    """A merged range that spreads over several columns of the header row, or ''."""
    for reference in facts.merged:
        first, last = reference.split(":")
        columns = {part.rstrip("0123456789") for part in (first, last)}
        top, bottom = (int(part.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1 for part in (first, last))
        if len(columns) > 1 and top <= header_row <= bottom:
            return reference
    return ""
