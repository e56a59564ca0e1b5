"""The workbook that clerks fill in: one sheet a ledger, drop-down lists, notes, a frozen header, one example row."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tongket.access.ledger import Ledger
from tongket.exchange.excel.columns import LAST_YEAR, LAST_YEAR_HEADER, Column, columns
from tongket.exchange.excel.reading import PROPERTY_SHEET

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LIST_SHEET = "_danh_muc"
FILLED_ROWS = 5_000
A4 = 9
WIDTHS = {
    "text": 24,
    "long_text": 40,
    "date": 13,
    "integer": 9,
    "decimal": 13,
    "yes_no": 8,
    "choice": 26,
    "organization": 26,
    "inspection_case": 14,
}
EXAMPLE_NAME = "Nguyễn Văn Mẫu"
GENERAL = (
    "Mỗi sheet là một sổ, mỗi dòng là một mục. Tiêu đề cột màu đỏ là bắt buộc. Đưa chuột vào tiêu đề để xem ghi chú.",
    "Không đổi tên sheet và tên cột. Thứ tự cột có thể thay đổi, cột không dùng có thể để trống.",
    "Ngày ghi theo ngày/tháng/năm, ví dụ 19/05/1995. Số thập phân dùng dấu phẩy, ví dụ 370,74.",
    "Số thẻ đảng viên nhập dạng văn bản để giữ các số 0 ở đầu.",
    "Ô để trống nghĩa là giữ nguyên số liệu đã có trong sổ. Muốn xóa một giá trị đã ghi, gõ (xóa).",
    "Dòng bắt đầu bằng “Ví dụ” không được đọc.",
    "Khi một dòng trái với quy định nhưng có căn cứ, ghi căn cứ vào cột “Lý do”.",
    "Chương trình cho xem trước từng dòng; chỉ khi bấm xác nhận mới ghi vào sổ. Còn một lỗi thì không ghi gì.",
)


@dataclass(frozen=True)
class FormSheet:
    """A sheet to write: its ledger and the rows to fill it with, by column id; `locked` columns cannot be changed."""

    ledger: Ledger[Any]
    rows: Sequence[Mapping[str, object]] = ()
    locked: frozenset[str] = frozenset()
    last_year: bool = False


@dataclass(frozen=True)
class Form:
    """A whole workbook. `properties` (org, year, cell) tell the import where it belongs."""

    title: str
    unit_names: Sequence[str]
    sheets: Sequence[FormSheet]
    properties: Mapping[str, str]
    with_example: bool = True
    notice: str = ""


def write(form: Form) -> bytes:
    """The .xlsx file; the same form gives the same sheets, names and lists."""
    # Deferred: most of a server's work writes no sheet, and it starts the sooner.
    import xlsxwriter  # noqa: PLC0415

    stream = io.BytesIO()
    with xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False}
    ) as book:
        styles = _styles(book)
        guide = book.add_worksheet("Hướng dẫn")
        _guide(guide, styles, form)
        lists = _lists(form)
        for sheet in form.sheets:
            _sheet(book, styles, form, sheet, lists)
        _hidden(book, lists, form.properties)
        book.get_worksheet_by_name("Hướng dẫn").activate()
    return stream.getvalue()


def _styles(book: Workbook) -> Mapping[str, Format]:
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    frame = {"border": 1, "border_color": "#C9CED6"}
    header = {**base, **frame, "bold": True, "text_wrap": True, "align": "center"}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 16, "font_color": "#A8201A"}),
        "text_wrap": book.add_format({**base, "text_wrap": True, "valign": "top"}),
        "bold": book.add_format({**base, "bold": True}),
        "header": book.add_format({**header, "bg_color": "#F3F4F6"}),
        "header_required": book.add_format({**header, "bg_color": "#FBECEB", "font_color": "#A8201A"}),
        "example": book.add_format({**base, **frame, "italic": True, "font_color": "#5B6675", "bg_color": "#FAFAFA"}),
        "text": book.add_format({**base, "num_format": "@", "locked": False}),
        "date": book.add_format({**base, "num_format": "dd/mm/yyyy", "locked": False}),
        "number": book.add_format({**base, "num_format": "General", "locked": False}),
        "locked": book.add_format({**base, "num_format": "@", "bg_color": "#F3F4F6"}),
        "locked_date": book.add_format({**base, "num_format": "dd/mm/yyyy", "bg_color": "#F3F4F6"}),
    }


def _guide(sheet: Worksheet, styles: Mapping[str, Format], form: Form) -> None:
    sheet.set_column(0, 0, 5)
    sheet.set_column(1, 1, 100)
    sheet.hide_gridlines(2)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.write(0, 1, form.title, styles["title"])
    lines = [form.notice, *_instructions(form.sheets)] if form.notice else _instructions(form.sheets)
    for number, line in enumerate(lines, start=1):
        sheet.write(number + 1, 0, number, styles["bold"])
        sheet.write(number + 1, 1, line, styles["text_wrap"])


def _instructions(sheets: Sequence[FormSheet]) -> Sequence[str]:
    """General advice, then what each sheet is for."""
    return [
        *GENERAL,
        *(f"Sheet “{sheet.ledger.spec.sheet['vi']}”: {sheet.ledger.spec.purpose['vi']}" for sheet in sheets),
    ]


def _lists(form: Form) -> Mapping[str, Sequence[str]]:
    """The drop-down lists by name: choices of each vocabulary, and the unit's organisations."""
    found: dict[str, Sequence[str]] = {"organization": list(form.unit_names)}
    for sheet in form.sheets:
        for column in columns(sheet.ledger.spec):
            if column.spec is not None and column.spec.vocabulary:
                found[column.spec.vocabulary] = [label for _, label in column.spec.choices()]
    return {name: values for name, values in found.items() if values}


def _sheet(
    book: Workbook, styles: Mapping[str, Format], form: Form, sheet: FormSheet, lists: Mapping[str, Sequence[str]]
) -> None:
    target = book.add_worksheet(sheet.ledger.spec.sheet["vi"])
    wanted = list(columns(sheet.ledger.spec))
    if sheet.last_year:
        wanted.insert(-1, Column(LAST_YEAR_HEADER, LAST_YEAR, "", (), None))
    target.freeze_panes(1, 1)
    target.set_row(0, 34)
    target.set_paper(A4)
    target.set_landscape()
    target.repeat_rows(0)
    target.fit_to_pages(1, 0)
    order = list(lists)
    for place, column in enumerate(wanted):
        _column(target, styles, place, column, order, lists, is_locked=column.id in sheet.locked)
    first = 1
    if form.with_example:
        for place, column in enumerate(wanted):
            target.write_string(1, place, _example(place, column), styles["example"])
        first = 2
    _rows(target, styles, wanted, sheet, first)
    if sheet.locked:
        target.protect(
            "", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True, "insert_rows": True}
        )


def _column(
    target: Worksheet,
    styles: Mapping[str, Format],
    place: int,
    column: Column,
    order: Sequence[str],
    lists: Mapping[str, Sequence[str]],
    *,
    is_locked: bool,
) -> None:
    kind = column.spec.kind if column.spec and not column.part else ""
    width = WIDTHS.get(kind, 24 if column.part == "name" else 16)
    style = styles["date" if _is_date(column) else "number" if kind in ("integer", "decimal") else "text"]
    target.set_column(place, place, width, styles["locked"] if is_locked else style)
    target.write_string(0, place, column.header, styles["header_required" if column.required else "header"])
    hint = column.spec.hint["vi"] if column.spec is not None and not column.part else ""
    note = " ".join(text for text in ("Bắt buộc." if column.required else "", hint) if text)
    if note:
        target.write_comment(0, place, note, {"x_scale": 1.6, "font_size": 10})
    name = column.spec.vocabulary or ("organization" if kind == "organization" else "") if column.spec else ""
    values = lists.get(name, ["Có", "Không"] if kind == "yes_no" else [])
    if not values:
        return
    letter = order.index(name) if name in lists else -1
    source: Any = (
        f"={LIST_SHEET}!${_letters(letter)}$1:${_letters(letter)}${len(values)}" if letter >= 0 else list(values)
    )
    target.data_validation(1, place, FILLED_ROWS, place, {
        "validate": "list", "source": source, "error_type": "warning", "error_title": "Không có trong danh mục",
        "error_message": "Chọn một giá trị trong danh sách.",
    })  # fmt: skip


def _rows(
    target: Worksheet, styles: Mapping[str, Format], wanted: Sequence[Column], sheet: FormSheet, first: int
) -> None:
    for number, row in enumerate(sheet.rows, start=first):
        for place, column in enumerate(wanted):
            value = row.get(column.id)
            if value is None or value == "":
                continue
            is_locked = column.id in sheet.locked or column.id == LAST_YEAR
            if _is_date(column):
                target.write_datetime(number, place, value, styles["locked_date" if is_locked else "date"])
            elif isinstance(value, str):
                target.write_string(number, place, value, styles["locked" if is_locked else "text"])
            else:
                target.write_number(number, place, value, styles["number"])


def _is_date(column: Column) -> bool:
    return column.part == "birth" or (column.spec is not None and not column.part and column.spec.kind == "date")


def _example(place: int, column: Column) -> str:
    text = EXAMPLE_NAME if column.part == "name" else column.spec.example if column.spec and not column.part else ""
    return f"Ví dụ: {text}".rstrip(": ") if place == 0 else text


def _letters(index: int) -> str:
    return chr(65 + index) if index < 26 else chr(64 + index // 26) + chr(65 + index % 26)


def _hidden(book: Workbook, lists: Mapping[str, Sequence[str]], properties: Mapping[str, str]) -> None:
    sheet = book.add_worksheet(LIST_SHEET)
    for place, values in enumerate(lists.values()):
        for row, value in enumerate(values):
            sheet.write_string(row, place, value)
    sheet.very_hidden()
    own = book.add_worksheet(PROPERTY_SHEET)
    for row, (name, value) in enumerate(properties.items()):
        own.write_string(row, 0, name)
        own.write_string(row, 1, value)
    own.very_hidden()
