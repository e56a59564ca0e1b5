"""Rows of a sheet that are no lines: blank ones, the form's example, totals, and headers written once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from tongket.exchange.excel.columns import Header, columns
from tongket.exchange.excel.reading import RawSheet, cell_name
from tongket.exchange.excel.report import WARNS, Remark
from tongket.rules import notation
from tongket.rules.fields import EntrySpec

EXAMPLE_MARK = "ví dụ"
TOTALS = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng)(?:\s*[:(\-–].*|\s+\d.*)?", re.IGNORECASE)
NUMBERED = re.compile(r"\(?(\d{1,2})\)?(?:\.0)?")


class Row(NamedTuple):
    """A line of the sheet: its place, counted from nought, and its cells."""

    place: int
    cells: Sequence[object]


def lines(spec: EntrySpec, sheet: RawSheet, header: Header, remarks: list[Remark]) -> Iterator[Row]:
    """The rows below the header that are lines; each row left out though it holds something is remarked upon."""
    words = {notation.fold(name) for column in columns(spec) for name in (column.header, *column.names)}
    for index in range(header.row + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        if is_empty(cells) or _is_example(cells):
            continue
        text = _left_out(cells, words, header.places)
        if text:
            shown = {"sheet": sheet.title, "row": str(index + 1), "text": text}
            remarks.append(Remark("row-not-read", shown, cell_name(index, 0), WARNS))
            continue
        yield Row(index, cells)


def is_empty(cells: Sequence[object]) -> bool:
    return not any(cell is not None and not (isinstance(cell, str) and _is_blank(cell)) for cell in cells)


def _is_blank(cell: str) -> bool:
    return not cell.strip() or not notation.normalise(cell)


def _is_example(cells: Sequence[object]) -> bool:
    first = next((cell for cell in cells if isinstance(cell, str) and not _is_blank(cell)), "")
    return notation.fold(first).startswith(notation.fold(EXAMPLE_MARK))


def _left_out(cells: Sequence[object], words: set[str], places: Mapping[str, int]) -> str:
    """The text by which a row of totals, a header again or a row of column numbers is known, or ''."""
    first = next((cell for cell in cells if isinstance(cell, str) and not _is_blank(cell)), "")
    text = notation.normalise(first)
    if text[:1] in "TtCc" and len(text) < 60 and TOTALS.fullmatch(text):
        return text
    if text and not text[:1].isdigit() and text[0] != "(" and notation.fold(text.replace("*", "")) not in words:
        return ""
    filled = [cell for cell in cells if cell is not None and not (isinstance(cell, str) and _is_blank(cell))]
    if first and len(filled) > 1 and len(filled) >= len(places) // 2:
        if all(isinstance(cell, str) for cell in filled) and _all_words(filled, words):
            return first
        if _numbers_of_columns(filled):
            return str(first)
    if not first and len(filled) > 2 and _numbers_of_columns(filled):
        return "1, 2, 3…"
    return ""


def _all_words(filled: Sequence[object], words: set[str]) -> bool:
    found = [notation.fold(str(cell).replace("*", "")) in words for cell in filled]
    return sum(found) >= 2 and sum(found) >= len(found) - 1


def _numbers_of_columns(filled: Sequence[object]) -> bool:
    numbers = [int(found[1]) if (found := NUMBERED.fullmatch(str(cell).strip())) else -1 for cell in filled]
    return len(numbers) > 2 and all(after == before + 1 for before, after in pairwise(numbers))
