"""The list “to correct upstream” as a workbook that goes to who keeps the national register."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tongket.access.actor import Actor
from tongket.exchange.national.corrections import Corrections, Line, reasons_in_order, with_numbers

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

TITLE, ROW, REASONS = "Đề nghị điều chỉnh", "Dòng trong danh sách", "Lý do đề nghị sửa"
A4, WIDTH, WIDTH_OF_REASONS = 9, 18, 70


def workbook(actor: Actor, found: Corrections) -> bytes:
    """The .xlsx: their columns with ours in the cells to correct, coloured and noted, and all reasons at the end.

    Raises `access-denied` where identity numbers belong in it and the actor may not see them.
    Columns that are not held against ours keep their heading and stay empty.
    """
    found = with_numbers(actor, found)
    # Deferred: most of a server's work writes no sheet, and it starts the sooner.
    import xlsxwriter  # noqa: PLC0415

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        styles = _styles(book)
        sheet = book.add_worksheet(TITLE)
        places = sorted(int(place) for place in found.headings)
        titles = [*(found.headings[str(place)] for place in places), ROW, REASONS]
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, styles["header"])
        sheet.set_column(0, len(places), WIDTH)
        sheet.set_column(len(places) + 1, len(places) + 1, WIDTH_OF_REASONS)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for number, line in enumerate(found.lines, start=1):
            _line(sheet, styles, places, number, line)
    return stream.getvalue()


def _styles(book: Workbook) -> Mapping[str, Format]:
    base = {"font_name": "Times New Roman", "font_size": 12, "border": 1, "border_color": "#C9CED6", "valign": "top"}
    return {
        "header": book.add_format({**base, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#F3F4F6"}),
        "text": book.add_format({**base, "num_format": "@"}),
        "wrong": book.add_format({**base, "num_format": "@", "bold": True, "bg_color": "#FBECEB"}),
        "reasons": book.add_format({**base, "text_wrap": True}),
    }


def _line(sheet: Worksheet, styles: Mapping[str, Format], places: Sequence[int], number: int, line: Line) -> None:
    for column, place in enumerate(places):
        why = line.reasons.get(str(place), "")
        sheet.write_string(number, column, line.cells.get(str(place), ""), styles["wrong" if why else "text"])
        if why:
            sheet.write_comment(number, column, why, {"font_size": 10})
    sheet.write_string(number, len(places), str(line.row or ""), styles["text"])
    sheet.write_string(number, len(places) + 1, "\n".join(reasons_in_order(line)), styles["reasons"])
