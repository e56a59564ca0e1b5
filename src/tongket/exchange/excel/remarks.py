"""What is said of a sheet as a whole, and where in a row a finding of the rules belongs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from tongket.access.gate import Found
from tongket.exchange.excel.columns import Header
from tongket.exchange.excel.drafts import Draft
from tongket.exchange.excel.reading import RawSheet, RawWorkbook, cell_name, merged_across
from tongket.exchange.excel.report import WARNS, Remark, SheetReport
from tongket.exchange.excel.rows import is_empty
from tongket.rules import notation
from tongket.rules.fields import EntrySpec

GUIDE = "Hướng dẫn"
LISTS = "_danh_muc"


def unread(workbook: RawWorkbook, known: Collection[str]) -> Sequence[SheetReport]:
    """A report without lines for each sheet that holds something and is none of the form's: nothing is passed over
    in silence. A form's sheet that is gone is named too."""
    own = {*known, notation.fold(GUIDE), notation.fold(LISTS)}
    found = []
    for title, sheet in workbook.sheets.items():
        if title not in own and not all(is_empty(row) for row in sheet.rows):
            remark = Remark("sheet-unknown", {"sheet": sheet.title}, "", WARNS)
            found.append(SheetReport("", sheet.title, remarks=[remark]))
    for title in workbook.properties.get("sheets", "").split(";"):
        if title and notation.fold(title) not in workbook.sheets:
            remark = Remark("sheet-left-out", {"sheet": title}, "", WARNS)
            found.append(SheetReport("", title, remarks=[remark]))
    return found


def header_remarks(sheet: RawSheet, header: Header) -> Sequence[Remark]:
    """Columns missing, twice or unknown; and rows or a whole sheet that the screen does not show."""
    merged = merged_across(sheet.facts, header.row)
    if merged:
        return [Remark("header-merged", {"sheet": sheet.title, "range": merged}, merged)]
    missing = [Remark("column-missing", {"sheet": sheet.title, "column": column.header}) for column in header.missing]
    twice = [Remark("column-twice", {"sheet": sheet.title, "column": name}) for name in header.twice]
    unknown = [
        Remark("column-unknown", {"sheet": sheet.title, "column": name}, cell_name(header.row, place), WARNS)
        for place, name in header.unknown
    ]
    return [*missing, *twice, *unknown, *_not_shown(sheet)]


def finding_remark(spec: EntrySpec, found: Found, draft: Draft) -> Remark:
    """The finding at the cell it speaks of: the field it names, else the field that holds a value it names."""
    weight = str(found.finding.weight) if found.refuses else WARNS
    arguments = {name: str(value) for name, value in found.finding.arguments.items()}
    citation = str(found.finding.citation) if found.finding.citation else ""
    field = _field(spec, arguments.values(), draft)
    cell = draft.cells.get(field) or next(iter(draft.cells.values()), "")
    written = draft.written.get(field, "")
    value = notation.date_vi(written) if isinstance(written, date) else str(written)[:80]
    return Remark(found.finding.code, arguments, cell, weight, citation, value)


def is_another(kept: object, entry: object) -> bool:
    """Whether a member's line found by its card is someone else: neither name nor birth date agree."""
    births = [getattr(line, "birth_date", None) for line in (kept, entry)]
    cards = [getattr(line, "card_number", "") for line in (kept, entry)]
    if not cards[0] or cards[0] != cards[1] or None in births or births[0] == births[1]:
        return False
    names = [notation.fold(str(getattr(line, "full_name", ""))) for line in (kept, entry)]
    return names[0] != names[1]


def _not_shown(sheet: RawSheet) -> Sequence[Remark]:
    if sheet.facts.is_hidden:
        return [Remark("sheet-hidden", {"sheet": sheet.title}, "", WARNS)]
    if sheet.facts.hidden_rows:
        count = str(sheet.facts.hidden_rows)
        return [Remark("rows-hidden", {"sheet": sheet.title, "count": count}, "", WARNS)]
    return []


def _field(spec: EntrySpec, arguments: Collection[str], draft: Draft) -> str:
    by_label = {notation.fold(field.label["vi"]): field.id for field in spec.fields.values()}
    named = [by_label[word] for text in arguments if (word := notation.fold(text)) in by_label]
    if named:
        return named[0]
    by_value = {notation.fold(str(value)): name for name, value in draft.written.items() if str(value).strip()}
    first = next(iter(draft.cells), "")
    holding = [by_value[word] for text in arguments if (word := notation.fold(text)) in by_value]
    return next((name for name in holding if name not in (first, "full_name")), first)
