"""Phụ lục số liệu: the year's figures as a workbook, one sheet a subject, the same bytes for the same figures."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from tongket.documents.papers.dossier import Dossier
from tongket.documents.papers.parts.tables import by_subject, label_in, unit_of
from tongket.figures.definition import FigureValue, Status
from tongket.rules.notation import date_vi

HEADERS = (
    "TT",
    "Nội dung",
    "Số liệu",
    "Trong tổng số",
    "Đơn vị",
    "Tỷ lệ (%)",
    "Trạng thái",
    "Số dòng sổ",
    "Mã số liệu",
)
WIDTHS = (6, 58, 14, 14, 16, 11, 14, 12, 52)
STATUSES = {Status.COMPUTED: "tính từ sổ", Status.REPORTED: "theo báo cáo", Status.MISSING: "còn thiếu"}


def to_excel(dossier: Dossier) -> bytes:
    """The workbook. Amounts stand as numbers with all their digits; a figure's tag stands beside it."""
    # Deferred: most of a server's work writes no sheet, and it starts the sooner.
    import xlsxwriter  # noqa: PLC0415

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    day = dossier.paper_date
    book.set_properties(
        {
            "title": f"Phụ lục số liệu năm {dossier.year} – {dossier.organization}",
            "author": dossier.committee,
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001 - the file format keeps no zone
        }
    )
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    formats = {
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
        "note": book.add_format({**base, "italic": True}),
        "head": book.add_format(
            {**base, "bold": True, "border": 1, "bg_color": "#F2E6E6", "text_wrap": True, "align": "center"}
        ),
        "text": book.add_format({**base, "border": 1, "text_wrap": True}),
        "whole": book.add_format({**base, "border": 1, "num_format": "#,##0"}),
        "part": book.add_format({**base, "border": 1, "num_format": "#,##0.######"}),
        "percent": book.add_format({**base, "border": 1, "num_format": "0.0"}),
    }
    for title, values in by_subject(dossier):
        sheet = book.add_worksheet(title[:31].replace("/", "-"))
        _head(sheet, dossier, title, formats)
        for number, value in enumerate(values, 1):
            _line(sheet, 3 + number, number, dossier, value, formats)
    book.close()
    return stream.getvalue()


def _head(sheet: Any, dossier: Dossier, title: str, formats: Mapping[str, Any]) -> None:
    sheet.write(0, 0, f"{dossier.organization}: {title.lower()} năm {dossier.year}", formats["title"])
    notice = f" {dossier.notice}" if dossier.notice else ""
    sheet.write(1, 0, f"Số liệu đến ngày {date_vi(dossier.as_of)}.{notice}", formats["note"])
    for column, (header, width) in enumerate(zip(HEADERS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write(3, column, header, formats["head"])
    sheet.freeze_panes(4, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)


def _line(sheet: Any, row: int, number: int, dossier: Dossier, value: FigureValue, formats: Mapping[str, Any]) -> None:
    share = value.value * 100 / value.of if value.value is not None and value.of else None
    cells = (
        (number, "whole"),
        (label_in(dossier, value), "text"),
        (value.value, _format(value.value)),
        (value.of, _format(value.of)),
        (unit_of(dossier, value), "text"),
        (None if share is None else round(share, 1), "percent"),
        (STATUSES[value.status], "text"),
        (value.rows, "whole"),
        (value.tag, "text"),
    )
    for column, (content, name) in enumerate(cells):
        if content is None:
            sheet.write_blank(row, column, None, formats[name])
        elif isinstance(content, str):
            sheet.write_string(row, column, content, formats[name])
        else:
            sheet.write_number(row, column, content, formats[name])


def _format(number: Decimal | None) -> str:
    return "whole" if number is None or number == number.to_integral_value() else "part"
