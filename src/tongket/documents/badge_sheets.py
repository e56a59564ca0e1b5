"""The badges of a round as Excel sheets."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tongket.records.badges.rounds.sheet import RoundRow, RoundSheet

Cell = str | int | date | None
WIDTHS = {"Họ và tên": 26, "Chi bộ": 28, "Căn cứ": 60, "Giải thích": 80}


def round_workbook(sheet: RoundSheet, cells: Mapping[int, str]) -> bytes:
    """Three sheets: due, overdue, not yet; `cells` names the organisations. Texts are written as texts."""
    head = (
        "TT", "Họ và tên", "Ngày sinh", "Chi bộ", "Mức (năm)", "Ngày đủ tuổi Đảng", "Ngày quyết định kết nạp",
        "Ngày kết nạp", "Ngày chính thức", "Hình thức", "Giải thích", "Căn cứ",
    )  # fmt: skip
    parts = (("Trong đợt", sheet.due), ("Đủ từ trước", sheet.overdue), ("Chưa xét được", sheet.not_yet))
    return workbook_of([(name, head, _lines(rows, cells)) for name, rows in parts])


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


KINDS = {"regular_award": "Tặng", "posthumous": "Truy tặng"}


def _lines(rows: Sequence[RoundRow], cells: Mapping[int, str]) -> list[Sequence[Cell]]:
    found: list[Sequence[Cell]] = []
    for number, row in enumerate(rows, 1):
        person = row.person
        found.append((
            number, person.name, person.birth_date, cells[person.organization], row.level, row.answer.reached_on,
            person.decided_on, person.admitted_on, person.official_on, KINDS[row.kind],
            " ".join(finding.message() for finding in row.findings),
            "; ".join(str(citation) for citation in row.citations),
        ))  # fmt: skip
    return found
