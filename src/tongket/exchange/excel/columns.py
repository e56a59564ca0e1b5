"""The columns of each sheet: one a field, a reference to a member spread over name, card number and birth date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongket.rules import notation
from tongket.rules.fields import EntrySpec, FieldSpec

REASON = "reason"
REASON_HEADER = "Lý do"
LAST_YEAR = "last_year"
LAST_YEAR_HEADER = "Năm trước"
FROM_THE_FILE = ("report_year",)
MEMBER_PARTS = (
    ("name", "Họ và tên", ("họ tên", "đảng viên", "họ và tên đảng viên")),
    ("card", "Số thẻ đảng viên", ("số thẻ", "số thẻ đảng")),
    ("birth", "Ngày sinh", ("sinh ngày", "ngày tháng năm sinh")),
)


@dataclass(frozen=True)
class Column:
    """A column of a sheet. `part` is empty but for the columns of a member reference."""

    header: str
    field: str
    part: str
    names: tuple[str, ...]
    spec: FieldSpec | None

    @property
    def id(self) -> str:
        return f"{self.field}.{self.part}" if self.part else self.field

    @property
    def required(self) -> bool:
        return self.spec is not None and self.spec.required and self.part in ("", "name")


def columns(spec: EntrySpec) -> Sequence[Column]:
    """The columns of an entry's sheet, in the order of its fields, and last the reason."""
    found: list[Column] = []
    for field in spec.fields.values():
        if field.id in FROM_THE_FILE:
            continue
        if field.kind == "member":
            found += [Column(header, field.id, part, names, field) for part, header, names in MEMBER_PARTS]
        else:
            found.append(Column(field.label["vi"], field.id, "", (field.label["en"], *field.names), field))
    return (*found, Column(REASON_HEADER, REASON, "", ("Reason",), None))


@dataclass(frozen=True)
class Header:
    """Which column of the file holds which column of the form, and what did not fit."""

    row: int
    places: Mapping[str, int]
    unknown: tuple[tuple[int, str], ...]
    twice: tuple[str, ...]
    missing: tuple[Column, ...]


def find_header(spec: EntrySpec, rows: Sequence[Sequence[object]]) -> Header | None:
    """The header among the first ten rows: the one that names most columns. None if no row names two."""
    wanted = {notation.fold(name): column for column in columns(spec) for name in (column.header, *column.names)}
    best: tuple[int, int] | None = None
    for index, row in enumerate(rows[:10]):
        hits = len({wanted[word].id for cell in row if (word := _word(cell)) in wanted})
        if hits >= 2 and (best is None or hits > best[0]):
            best = (hits, index)
    if best is None:
        return None
    return _header(spec, best[1], rows[best[1]], wanted)


def _header(spec: EntrySpec, index: int, row: Sequence[object], wanted: Mapping[str, Column]) -> Header:
    places: dict[str, int] = {}
    unknown, twice = [], []
    for place, cell in enumerate(row):
        word = _word(cell)
        column = wanted.get(word)
        if column is not None and column.id in places:
            twice.append(column.header)
        elif column is not None:
            places[column.id] = place
        elif word and word not in (notation.fold(LAST_YEAR_HEADER), "tt", "stt"):
            unknown.append((place, str(cell)))
    missing = tuple(column for column in columns(spec) if column.required and column.id not in places)
    return Header(index, places, tuple(unknown), tuple(twice), missing)


def _word(cell: object) -> str:
    return notation.fold(str(cell).replace("*", "")) if isinstance(cell, str) else ""
