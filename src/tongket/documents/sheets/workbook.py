"""An Excel file of plain lists."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date

Cell = str | int | date | None
WIDTHS = {"Họ và tên": 26, "Chi bộ": 28, "Căn cứ": 60, "Giải thích": 80, "Quê quán": 28}


def workbook_of(sheets: Iterable[tuple[str, Sequence[str], Sequence[Sequence[Cell]]]]) -> bytes:
    """An Excel file of plain lists: (name, header, rows); days as days, numbers as numbers, texts never as formulas."""
    # Deferred: most of a server's work writes no sheet, and it starts the sooner.
    import xlsxwriter  # noqa: PLC0415

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
    money = book.add_format({"num_format": "#,##0"})
    for name, head, rows in sheets:
        page = book.add_worksheet(name)
        for column, title in enumerate(head):
            page.write_string(0, column, title, bold)
            page.set_column(column, column, WIDTHS.get(title, 14))
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(number, column, value, day)
                elif isinstance(value, int):
                    page.write_number(number, column, value, money)
                elif value:
                    page.write_string(number, column, value)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(1, len(rows)), len(head) - 1)
    book.close()
    return buffer.getvalue()
