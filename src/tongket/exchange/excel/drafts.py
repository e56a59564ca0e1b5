"""From raw rows to drafts: typed values with the error of each cell; references are still as written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tongket.exchange.excel.columns import REASON, Column, Header, columns
from tongket.exchange.excel.reading import RawSheet, cell_name
from tongket.exchange.excel.report import REFUSES, Remark
from tongket.records.members.queries import Mention
from tongket.rules import fields as rules_fields
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.rules.fields import EntrySpec, FieldSpec, Value

EXAMPLE_MARK = "ví dụ"
ERASE = frozenset({"(xoa)", "(trong)"})
Written = Value | Mention


@dataclass
class Draft:
    """One row of a sheet: values by field (of cells that are filled), and what is wrong with it."""

    number: int
    values: dict[str, Written] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    cells: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_wrong(self) -> bool:
        return any(remark.weight == REFUSES for remark in self.remarks)


def drafts(spec: EntrySpec, sheet: RawSheet, header: Header, given: Mapping[str, Value]) -> Sequence[Draft]:
    """The rows below the header that hold anything; `given` are values the file as a whole says (the year)."""
    known = {column.id: column for column in columns(spec)}
    wanted = [(known[name], place) for name, place in header.places.items()]
    found = []
    for index in range(header.row + 1, len(sheet.rows)):
        row = sheet.rows[index]
        if _is_empty(row) or _is_example(row):
            continue
        found.append(_draft(spec, sheet, index, row, wanted, given))
    return found


def _draft(
    spec: EntrySpec,
    sheet: RawSheet,
    index: int,
    row: Sequence[object],
    wanted: Sequence[tuple[Column, int]],
    given: Mapping[str, Value],
) -> Draft:
    draft = Draft(index + 1, dict(given))
    parts: dict[str, dict[str, object]] = {}
    for column, place in wanted:
        written = row[place] if place < len(row) else ""
        cell = cell_name(index, place)
        draft.cells.setdefault(column.field, cell)
        if _formula_trouble(draft, sheet, cell):
            continue
        if column.field == REASON:
            draft.reason = notation.normalise(str(written))[:500]
        elif column.part:
            parts.setdefault(column.field, {})[column.part] = written
        elif column.spec is not None:
            _take(draft, column.spec, written, cell)
    for name, written_parts in parts.items():
        _take_member(draft, spec.fields[name], written_parts)
    return draft


def _take(draft: Draft, spec: FieldSpec, written: object, cell: str) -> None:
    if isinstance(written, str) and notation.fold(written) in ERASE:
        draft.erased.add(spec.id)
        return
    try:
        value = rules_fields.parse(spec, written) if not spec.is_reference else _reference(spec, written)
    except TongketError as error:
        draft.remarks.append(remark(error, cell, written))
        return
    if value is not None and value != "":
        draft.values[spec.id] = value


def _reference(spec: FieldSpec, written: object) -> str:
    text = notation.normalise(str(written)) if written is not None else ""
    if not text and spec.required:
        raise TongketError("field-required", field=spec.label["vi"])
    return text.removesuffix(".0") if isinstance(written, float) else text


def _take_member(draft: Draft, spec: FieldSpec, parts: Mapping[str, object]) -> None:
    name = notation.normalise(str(parts.get("name", "")))
    cell = draft.cells[spec.id]
    if not name:
        if spec.required:
            draft.remarks.append(remark(TongketError("field-required", field="Họ và tên"), cell, ""))
        return
    try:
        birth = parts.get("birth", "")
        born = birth.date() if isinstance(birth, datetime) else birth if isinstance(birth, date) else None
        if born is None and str(birth).strip():
            born = notation.parse_date(str(birth))
        draft.values[spec.id] = Mention(name, card_text(parts.get("card", "")), born)
    except TongketError as error:
        draft.remarks.append(remark(error, cell, parts.get("birth")))


def card_text(written: object) -> str:
    """A card number as text, though a spreadsheet may have made a number of it."""
    if isinstance(written, float) and written.is_integer():
        written = int(written)
    return notation.normalise(str(written)).replace(" ", "")


def remark(error: TongketError, cell: str, value: object) -> Remark:
    arguments = {name: str(argument) for name, argument in error.arguments.items()}
    return Remark(error.code, arguments, cell, REFUSES, "", "" if value is None else str(value)[:80])


def _formula_trouble(draft: Draft, sheet: RawSheet, cell: str) -> bool:
    code = (
        "cell-formula-error"
        if cell in sheet.facts.errors
        else "cell-formula-empty"
        if cell in sheet.facts.uncalculated
        else ""
    )
    if code:
        draft.remarks.append(Remark(code, {"cell": cell}, cell))
    return bool(code)


def _is_empty(row: Sequence[object]) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)


def _is_example(row: Sequence[object]) -> bool:
    first = next((cell for cell in row if isinstance(cell, str) and cell.strip()), "")
    return notation.fold(first).startswith(notation.fold(EXAMPLE_MARK))
