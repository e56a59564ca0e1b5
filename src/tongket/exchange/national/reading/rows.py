"""A row of the national register's list as a person of it: typed values, and what could not be read for certain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from tongket.exchange.national.reading.columns import Column, known_columns
from tongket.exchange.national.reading.taking_in import Cell, TakenIn
from tongket.exchange.national.reading.values import Day, read_card, read_day, read_identity
from tongket.rules import notation

ACTIVE, EXEMPTED, SUSPENDED = "active", "exempted", "suspended"
CONDITIONS: tuple[tuple[str, str], ...] = (
    (r"(da )?chuyen( di| ra| sinh hoat)?( di noi khac| noi khac| chinh thuc)?", "transferred"),
    (r"(da )?(tu tran|mat|chet)", "deceased"),
    (r"(bi )?khai tru.*", "expelled"),
    (r"(bi )?xoa ten.*", "struck_off"),
    (r"(xin |da |cho )*(ra khoi dang|ra dang)", "left"),
    (r"(duoc )?mien( cong tac)?( va| ,)?( sinh hoat)?( dang)?", EXEMPTED),
    (r"(bi )?dinh chi.*", SUSPENDED),
    (r"(dang )?(sinh hoat|hoat dong)( dang)?|dang vien (chinh thuc|du bi)|chinh thuc|du bi", ACTIVE),
)
"""How their lists say a condition, folded; what is none of these is asked, not guessed."""
UNKNOWN = "?"
ABROAD = frozenset({"viet nam"})


@dataclass(frozen=True)
class Theirs:
    """One row. Texts are "" and days None where the list says nothing; `days` holds every day as it was read."""

    sheet: str
    row: int
    name: str
    card: str = ""
    old_card: str = ""
    identity: str = ""
    unit: str = ""
    condition: str = ""
    condition_written: str = ""
    home_town: str = ""
    days: Mapping[str, Day] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)

    def day(self, name: str) -> date | None:
        read = self.days.get(name)
        return read.day if read else None

    @property
    def person(self) -> str:
        """Who the row is about, where nobody of ours is: the same in the next list, and nothing can be read from it."""
        birth = self.written.get("birth_date", "")
        parts = (notation.fold(self.name), self.card or self.old_card or self.identity, birth)
        return "row:" + sha256("|".join(parts).encode()).hexdigest()[:32]


def people(taken: TakenIn, mapping: Mapping[int, str]) -> Sequence[Theirs]:
    """The rows under a mapping of place → column id; rows without a name are left out."""
    columns = [known_columns().get(mapping.get(place, "")) for place in taken.places]
    found = []
    for sheet, number, cells in taken.rows:
        person = _person(sheet, number, columns, cells)
        if person.name:
            found.append(person)
    return found


def _person(sheet: str, number: int, columns: Sequence[Column | None], cells: Sequence[Cell]) -> Theirs:
    values: dict[str, Cell] = {}
    for column, cell in zip(columns, cells, strict=True):
        if column is not None and column.is_held:
            values.setdefault(column.id, cell)
    days = {
        column.id: read_day(values[column.id])
        for column in columns
        if column is not None and column.kind in ("date", "condition_since") and column.id in values
    }
    return Theirs(
        sheet,
        number,
        _text(values.get("full_name")),
        read_card(values.get("card_number")),
        read_card(values.get("old_card_number")),
        read_identity(values.get("identity_number")),
        _text(values.get("organization")),
        condition_of(_text(values.get("condition"))),
        _text(values.get("condition")),
        _home_town(values),
        days,
        {name: _shown(name, cell, days) for name, cell in values.items()},
    )


def condition_of(text: str) -> str:
    """The word of our register for a condition of theirs; "?" for one we do not know."""
    word = notation.fold(text)
    if not word:
        return ""
    return next((ours for theirs, ours in CONDITIONS if re.fullmatch(theirs, word)), UNKNOWN)


def _home_town(values: Mapping[str, Cell]) -> str:
    whole = _text(values.get("home_town"))
    parts = [_text(values.get(f"home_town_{part}")) for part in ("detail", "commune", "province")]
    return ", ".join(part for part in (whole, *parts) if part and notation.fold(part) not in ABROAD)


def _shown(name: str, cell: Cell, days: Mapping[str, Day]) -> str:
    read = days.get(name)
    if read is not None and read.day is not None:
        return notation.date_vi(read.day)
    return "" if cell is None else str(cell)


def _text(cell: Cell) -> str:
    return "" if cell is None else notation.normalise(str(cell))
