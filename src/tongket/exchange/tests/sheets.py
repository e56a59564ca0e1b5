"""Workbooks for tests, made by hand as clerks would: titles, a header row, rows."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import xlsxwriter

MEMBER_HEADER = [
    "Họ và tên",
    "Ngày sinh",
    "Chi bộ",
    "Số thẻ đảng viên",
    "Ngày quyết định kết nạp",
    "Ngày kết nạp",
    "Ngày chính thức",
]


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], properties: Mapping[str, str] | None = None) -> bytes:
    """An .xlsx with these sheets; text stays text, and a formula is written as one."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(number, place, value, None, "")
                elif isinstance(value, str):
                    sheet.write_string(number, place, value)
                elif value is not None:
                    sheet.write(number, place, value)
    if properties:
        own = book.add_worksheet("_tongket")
        for number, pair in enumerate(properties.items()):
            own.write_row(number, 0, pair)
    book.close()
    return stream.getvalue()


def members(*rows: Sequence[object], header: Sequence[str] = MEMBER_HEADER) -> bytes:
    return workbook({"Đảng viên": [list(header), *map(list, rows)]}, {"org": "mau", "year": "2023"})
