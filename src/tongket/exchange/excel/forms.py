"""Which workbooks there are: the empty form, the export of what is kept, one pre-filled file a cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tongket.access.actor import Actor
from tongket.access.book import Kept
from tongket.access.gate import require
from tongket.access.ledger import Ledger, Selection
from tongket.exchange.excel.columns import LAST_YEAR
from tongket.exchange.excel.form import Form, FormSheet, write
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.ledgers import all_ledgers
from tongket.records.lines import in_words
from tongket.records.members import queries as members
from tongket.rules import vocabulary

CELL_LEDGERS = ("members", "posts", "admissions", "member_ratings", "meetings")
LOCKED = frozenset({"member.name", "member.card", "member.birth", "organization"})


@dataclass(frozen=True)
class CellFile:
    """A pre-filled file for one cell."""

    cell: Unit
    name: str
    content: bytes


def new_form(unit: Unit, year: int) -> bytes:
    """The empty form of a unit for a year."""
    sheets = [FormSheet(ledger) for ledger in all_ledgers().values()]
    return write(_form(unit, year, sheets, f"Sổ nhập liệu năm {year} – {unit.name}"))


def export(actor: Actor, unit: Unit, year: int) -> bytes:
    """The same sheets with what is kept. Needs `<ledger>.read` at the unit."""
    where = organizations.ids_below(unit.id)
    sheets = []
    for ledger in all_ledgers().values():
        require(actor, ledger.read_permission, [unit.id], date.today())  # noqa: DTZ011 - the office's own calendar day
        lines = ledger.select(Selection(where, year)).lines
        sheets.append(FormSheet(ledger, rows(ledger, lines)))
    return write(_form(unit, year, sheets, f"Số liệu năm {year} – {unit.name}", with_example=False))


def cell_forms(unit: Unit, year: int, only: int | None = None) -> Sequence[CellFile]:
    """One file for each cell under the unit (or for that one cell): names and cards locked, ratings to be filled in."""
    on = date(year, 12, 31)
    cells = [found for found in organizations.below(unit.id, on, itself=False) if found.type.endswith("cell")]
    return [
        CellFile(cell, f"{cell.slug.replace('/', '_')}_{year}.xlsx", _cell_form(unit, cell, year))
        for cell in cells
        if only is None or cell.id == only
    ]


def rows(ledger: Ledger[Any], lines: Sequence[Kept[Any]]) -> Sequence[Mapping[str, object]]:
    """Kept lines as rows of a sheet, by column id; dates and numbers stay dates and numbers."""
    words = in_words(ledger, lines)
    people = members.people(_mentioned(ledger, lines))
    return [_row(ledger, line, shown, people) for line, shown in zip(lines, words, strict=True)]


def _row(
    ledger: Ledger[Any], line: Kept[Any], shown: Mapping[str, str], people: Mapping[int, members.Person]
) -> Mapping[str, object]:
    row: dict[str, object] = {}
    for field in ledger.spec.fields.values():
        value = getattr(line.entry, field.id)
        if field.kind == "member":
            person = people.get(value)
            if person is not None:
                row |= {
                    f"{field.id}.name": person.full_name,
                    f"{field.id}.card": person.card_number,
                    f"{field.id}.birth": person.birth_date,
                }
        elif isinstance(value, bool) or field.kind in ("choice", "organization", "inspection_case"):
            row[field.id] = shown[field.id]
        elif isinstance(value, Decimal):
            # A spreadsheet number is binary: the text keeps the digits the office wrote.
            row[field.id] = shown[field.id]
        else:
            row[field.id] = value
    return row


def _mentioned(ledger: Ledger[Any], lines: Sequence[Kept[Any]]) -> Collection[int]:
    fields = [field.id for field in ledger.spec.fields.values() if field.kind == "member"]
    return {key for line in lines for field in fields if (key := getattr(line.entry, field)) is not None}


def _cell_form(unit: Unit, cell: Unit, year: int) -> bytes:
    ledgers = all_ledgers()
    where = organizations.ids_below(cell.id)
    sheets = []
    for name in CELL_LEDGERS:
        ledger = ledgers[name]
        if name == "member_ratings":
            filled = _ratings_to_fill(ledger, cell, year)
            sheets.append(FormSheet(ledger, filled, LOCKED, last_year=True))
        else:
            lines = ledger.select(Selection(where, year)).lines
            sheets.append(FormSheet(ledger, rows(ledger, lines)))
    form = _form(unit, year, sheets, f"{cell.name} – sổ nhập liệu năm {year}", with_example=False, cell=cell)
    return write(form)


def _is_of_the_year(rating: Any) -> bool:
    """Whether a rating is the one a member got for the year: no quarter's, no leader's, no mere proposal."""
    return (rating.capacity, rating.stage, rating.period) == ("member", "decided", "year")


def _ratings_to_fill(ledger: Ledger[Any], cell: Unit, year: int) -> Sequence[Mapping[str, object]]:
    where = organizations.ids_below(cell.id)
    now = {
        line.entry.member: line.entry
        for line in ledger.select(Selection(where, year)).lines
        if _is_of_the_year(line.entry)
    }
    before = {
        line.entry.member: line.entry
        for line in ledger.select(Selection(where, year - 1)).lines
        if _is_of_the_year(line.entry)
    }
    found = []
    for member in members.members_on(where, date(year, 12, 31)):
        rated, last = now.get(member.id), before.get(member.id)
        found.append({
            "member.name": member.entry.full_name,
            "member.card": member.entry.card_number,
            "member.birth": member.entry.birth_date,
            "organization": cell.name,
            "level": vocabulary.label(rated.level) if rated and rated.level else "",
            "not_rated_reason": vocabulary.label(rated.not_rated_reason) if rated and rated.not_rated_reason else "",
            LAST_YEAR: vocabulary.label(last.level) if last and last.level else "",
        })  # fmt: skip
    return found


def example_notice(unit: Unit) -> str:
    """What the guide of an example's workbook says first; nothing for a real office."""
    return f"Đơn vị ví dụ: {unit.example_notice}" if unit.is_example and unit.example_notice else ""


def _form(
    unit: Unit,
    year: int,
    sheets: Sequence[FormSheet],
    title: str,
    *,
    with_example: bool = True,
    cell: Unit | None = None,
) -> Form:
    on = date(year, 12, 31)
    top = cell or unit
    names = [found.name for found in organizations.below(top.id, on)]
    titles = ";".join(sheet.ledger.spec.sheet["vi"] for sheet in sheets)
    properties = {"org": unit.slug, "year": str(year), "sheets": titles} | ({"cell": cell.slug} if cell else {})
    return Form(title, names, sheets, properties, with_example, example_notice(unit))
