"""The lists of results as Excel files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse

from tongket.documents.sheets.workbook import Cell, workbook_of
from tongket.web.figures import structure
from tongket.web.place import DeskRequest
from tongket.web.reviews.results.listings import LISTS
from tongket.web.reviews.results.shown import readable

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_NAME = 31
"""Excel takes no longer name of a sheet."""


def sheet(request: DeskRequest, which: str) -> HttpResponse:
    """All lines of one list, a sheet for each table of its page, with the sources on the last."""
    readable(request.place)
    place = structure.place_of(request)
    listing = LISTS[which](place)
    sheets = [(str(each["label"])[:LONGEST_NAME], _heads(each), _lines(each)) for each in listing.tables]
    sheets.append(("Ghi chú", [listing.title], [[note] for note in listing.notes]))
    response = HttpResponse(workbook_of(sheets), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="ket-qua-{which}-{place.year}.xlsx"'
    return response


def _heads(table: Mapping[str, Any]) -> Sequence[str]:
    return [str(column["label"]) for column in table["columns"]]


def _lines(table: Mapping[str, Any]) -> Sequence[Sequence[Cell]]:
    return [[_written(cell) for cell in row["cells"]] for row in table["rows"]]


def _written(cell: Mapping[str, Any]) -> Cell:
    """A number as a number, everything else as it is read on the page."""
    chip = cell["chip"]["label"] if cell.get("chip") else ""
    text = " ".join(filter(None, (cell.get("text") or "", chip)))
    if text.isdecimal() and not cell.get("note"):
        return int(text)
    return f"{text} ({cell['note']})" if cell.get("note") else text
