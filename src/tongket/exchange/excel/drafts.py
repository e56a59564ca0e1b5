"""From raw rows to drafts: typed values with the error of each cell; references are still as written."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tongket.exchange.excel.columns import REASON, Column, Header, columns
from tongket.exchange.excel.reading import RawSheet, cell_name
from tongket.exchange.excel.report import REFUSES, WARNS, Remark
from tongket.exchange.excel.rows import Row, lines
from tongket.records.members.queries import Mention
from tongket.rules import fields as rules_fields
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.rules.fields import EntrySpec, FieldSpec, Value

ERASE = frozenset({"(xoa)", "(trong)"})
SERIAL_START, FIRST_SERIAL, LAST_SERIAL = date(1899, 12, 30), 9_133, 73_050
"""A day as a spreadsheet counts it, read between 01/01/1925 and the end of 2099; below lie years typed alone."""
Written = Value | Mention
Remembered = dict[tuple[str, str], Value]


@dataclass
class Draft:
    """One row of a sheet: values by field (of cells that are filled), and what is wrong with it."""

    number: int
    values: dict[str, Written] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    cells: dict[str, str] = field(default_factory=dict)
    written: dict[str, object] = field(default_factory=dict)
    reason: str = ""
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_wrong(self) -> bool:
        return any(remark.weight == REFUSES for remark in self.remarks)


@dataclass(frozen=True)
class _Sheet:
    """What the reading of one sheet has at hand; the same words come again and again and are read once."""

    spec: EntrySpec
    raw: RawSheet
    wanted: Sequence[tuple[Column, int, str]]
    given: Mapping[str, Value]
    remembered: Remembered


def drafts(
    spec: EntrySpec, sheet: RawSheet, header: Header, given: Mapping[str, Value], remarks: list[Remark]
) -> Sequence[Draft]:
    """The lines below the header; `given` are values the file as a whole says (the year). Rows that are no lines
    are told in `remarks`."""
    known = {column.id: column for column in columns(spec)}
    wanted = [(known[name], place, cell_name(0, place)[:-1]) for name, place in header.places.items()]
    reading = _Sheet(spec, sheet, wanted, given, {})
    return [_draft(reading, row) for row in lines(spec, sheet, header, remarks)]


def _draft(reading: _Sheet, row: Row) -> Draft:
    draft = Draft(row.place + 1, dict(reading.given))
    parts: dict[str, dict[str, object]] = {}
    facts = reading.raw.facts
    is_troubled = bool(facts.errors or facts.uncalculated)
    for column, place, letters in reading.wanted:
        written = _cleaned(row.cells[place]) if place < len(row.cells) else ""
        cell = f"{letters}{row.place + 1}"
        if column.field not in draft.cells:
            draft.cells[column.field], draft.written[column.field] = cell, written
        if is_troubled and _formula_trouble(draft, reading.raw, cell):
            continue
        if column.field == REASON:
            draft.reason = notation.normalise(str(written))[:500]
        elif column.part:
            parts.setdefault(column.field, {})[column.part] = written
        elif column.spec is not None:
            _take(draft, column.spec, written, cell, reading.remembered)
    for name, written_parts in parts.items():
        _take_member(draft, reading.spec.fields[name], written_parts)
    return draft


def _cleaned(written: object) -> object:
    """Without what no database keeps, and whole numbers as such: 1965, not 1965.0."""
    if isinstance(written, str):
        return written.replace("\0", "") if "\0" in written else written
    if isinstance(written, float):
        if not math.isfinite(written):
            return str(written)
        return int(written) if written.is_integer() else written
    return written


def _take(draft: Draft, spec: FieldSpec, written: object, cell: str, remembered: Remembered) -> None:
    if isinstance(written, str):
        if not written and not spec.required:
            return
        known = (spec.id, written)
        if known in remembered:
            draft.values[spec.id] = remembered[known]
            return
        if notation.fold(written) in ERASE:
            draft.erased.add(spec.id)
            return
    try:
        value = _value(draft, spec, written, cell)
    except TongketError as error:
        draft.remarks.append(remark(error, cell, written))
        return
    if value is not None and value != "":
        draft.values[spec.id] = value
        if isinstance(written, str):
            remembered[spec.id, written] = value


def _value(draft: Draft, spec: FieldSpec, written: object, cell: str) -> Value:
    if spec.kind == "date":
        written = _day(draft, written, cell)
    elif isinstance(written, datetime | date | timedelta) and spec.kind != "yes_no":
        raise TongketError("cell-became-date", cell=cell, value=_shown(written))
    if spec.is_reference:
        text = notation.normalise(str(written)) if written is not None else ""
        if not text and spec.required:
            raise TongketError("field-required", field=spec.label["vi"])
        return text
    if spec.id == "card_number":
        written = card_text(written)
    return rules_fields.parse(spec, written)


def _day(draft: Draft, written: object, cell: str) -> object:
    """A day that lost its format shows as a number; read as the spreadsheet counts, and said so."""
    if isinstance(written, int) and not isinstance(written, bool) and FIRST_SERIAL <= written <= LAST_SERIAL:
        day = SERIAL_START + timedelta(days=written)
        shown = {"cell": cell, "number": str(written), "day": notation.date_vi(day)}
        draft.remarks.append(Remark("date-from-number", shown, cell, WARNS, "", str(written)))
        return day
    return written


def _take_member(draft: Draft, spec: FieldSpec, parts: Mapping[str, object]) -> None:
    name, card = notation.normalise(str(parts.get("name", ""))), card_text(parts.get("card", ""))
    cell = draft.cells[spec.id]
    if not name:
        if spec.required or card:
            draft.remarks.append(remark(TongketError("field-required", field="Họ và tên"), cell, ""))
        return
    if notation.fold(name) in ERASE:
        draft.erased.add(spec.id)
        return
    try:
        birth = _day(draft, parts.get("birth", ""), cell)
        born = birth.date() if isinstance(birth, datetime) else birth if isinstance(birth, date) else None
        if born is None and str(birth).strip():
            born = notation.parse_date(str(birth))
        draft.values[spec.id] = Mention(name, card, born)
    except TongketError as error:
        draft.remarks.append(remark(error, cell, parts.get("birth")))


def card_text(written: object) -> str:
    """A card number as text, though a spreadsheet may have made a number of it."""
    if isinstance(written, float) and written.is_integer():
        written = int(written)
    return "" if written is None else notation.normalise(str(written)).replace(" ", "")


def remark(error: TongketError, cell: str, value: object) -> Remark:
    arguments = {name: str(argument) for name, argument in error.arguments.items()}
    return Remark(error.code, arguments, cell, REFUSES, "", _shown(value))


def _shown(value: object) -> str:
    if isinstance(value, datetime | date):
        return notation.date_vi(value)
    return "" if value is None else str(value)[:80]


def _formula_trouble(draft: Draft, sheet: RawSheet, cell: str) -> bool:
    facts = sheet.facts
    code = "cell-formula-error" if cell in facts.errors else "cell-formula-empty" if cell in facts.uncalculated else ""
    if code:
        draft.remarks.append(Remark(code, {"cell": cell}, cell))
    return bool(code)
