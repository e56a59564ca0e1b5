"""A block copied from a spreadsheet, read into rows of an evening: every cell or, with its finding, none."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from tongket.access.actor import Actor
from tongket.procedures.annual_review.evening.cells import Cells
from tongket.procedures.annual_review.evening.entering import enter_evening
from tongket.procedures.annual_review.evening.headings import CARD, IGNORED, NAME, column_of, columns_in_order
from tongket.procedures.annual_review.evening.matching import Listed, Roll, listed_of, roll_of
from tongket.procedures.annual_review.evening.rows import CellFinding, Entered, EveningRow, Session
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.notation import fold, normalise

TOTALS = ("tong", "tong so", "tong cong", "cong", "total")
HEADED = 2
"""A row of headings names the person and at least one thing more."""
FIRST = 6
"""Among how many rows from the top the headings are looked for: titles may stand above them."""
MOST_LEADING = 3
"""In how many columns from the left, without headings, the name is looked for."""


@dataclass(frozen=True)
class PastedRow:
    """A row read without any finding; `line` is its number in the block, from 1."""

    line: int
    row: EveningRow


@dataclass(frozen=True)
class Problem:
    """A cell that could not be read: its line in the block, its column, what stands there, and why not."""

    line: int
    column: str
    text: str
    finding: Finding


@dataclass(frozen=True)
class Pasted:
    """What a block says. `ignored`: headings of columns that mean nothing here and were left out."""

    rows: Sequence[PastedRow]
    problems: Sequence[Problem] = ()
    ignored: Sequence[str] = ()


@dataclass(frozen=True)
class _Block:
    """Lines with their numbers, and what each column is."""

    lines: Sequence[tuple[int, Sequence[str]]]
    columns: Sequence[str]
    ignored: Sequence[str] = ()


def read_paste(text: str, listed: Sequence[Listed]) -> Pasted:
    """One row a subject: name or card number, then columns by their headings, else in the usual order.

    Points with a decimal comma, levels by name, abbreviation or number; blank cells leave what is kept. A row of a
    total is passed over. Nothing of a row with a problem is in `rows`.
    """
    roll = roll_of(listed)
    block = _block(text, roll)
    rows: list[PastedRow] = []
    problems: list[Problem] = []
    seen: set[int] = set()
    for line, cells in block.lines:
        named = {column: cell for column, cell in zip(block.columns, cells, strict=False) if column in (NAME, CARD)}
        name, card = named.get(NAME, ""), named.get(CARD, "")
        if fold(name).strip(" :.") in TOTALS:
            continue
        try:
            meant = roll.meant(name, card)
        except TongketError as error:
            problems.append(Problem(line, NAME, name or card, Finding(error.code, error.arguments)))
            continue
        if meant.subject in seen:
            problems.append(Problem(line, NAME, name or card, Finding("evening-row-twice")))
        seen.add(meant.subject)
        read = Cells(meant)
        found = read.row(zip(block.columns, cells, strict=False))
        problems += [Problem(line, column, cell, finding) for column, cell, finding in read.wrong]
        if not read.wrong:
            rows.append(PastedRow(line, found))
    return Pasted(rows, problems, block.ignored)


def enter_paste(
    actor: Actor, round_id: int, unit: int, text: str, session: Session | None = None, reason: str = ""
) -> Entered:
    """Read a block and write it, in one transaction through the actions; with one finding that refuses, nothing.

    `row` of each finding is the line in the block, from 1. Raises as `enter_evening`.
    """
    pasted = read_paste(text, listed_of(subjects_of(round_id, [unit])))
    if pasted.problems:
        return Entered(0, tuple(CellFinding(each.line, each.column, each.finding) for each in pasted.problems))
    entered = enter_evening(actor, round_id, unit, [each.row for each in pasted.rows], session, reason)
    found = (CellFinding(pasted.rows[each.row].line, each.column, each.finding, each.refuses) for each in entered.found)
    return Entered(entered.written, tuple(found))


def _block(text: str, roll: Roll) -> _Block:
    lines = _lines(text)
    frames = list({each.frame.id: each.frame for each in roll.listed}.values())
    for place, (_, cells) in enumerate(lines[:FIRST]):
        columns = [column_of(cell, frames) for cell in cells]
        known = [column for column in columns if column not in (None, IGNORED)]
        if len(known) >= HEADED and (NAME in known or CARD in known) and not any(map(roll.knows, cells)):
            ignored = [cell for cell, column in zip(cells, columns, strict=True) if column is None]
            return _Block(lines[place + 1 :], _once(columns), ignored)
    return _Block(lines, _by_place(lines, roll))


def _lines(text: str) -> Sequence[tuple[int, Sequence[str]]]:
    """The rows of a block as a spreadsheet copies it: tabs between cells, quotes round a cell of several lines."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = list(csv.reader(io.StringIO(plain), dialect="excel-tab"))
    except csv.Error:  # a quote that never ends: then no cell has lines of its own
        rows = [row.split("\t") for row in plain.split("\n")]
    told = ((number, [normalise(cell) for cell in row]) for number, row in enumerate(rows, 1))
    return [(number, cells) for number, cells in told if any(cells)]


def _once(columns: Sequence[str | None]) -> Sequence[str]:
    """A heading that comes again is left out the second time."""
    seen: set[str] = set()
    found = []
    for column in columns:
        found.append(IGNORED if column is None or column in seen else column)
        seen.add(found[-1])
    return found


def _by_place(lines: Sequence[tuple[int, Sequence[str]]], roll: Roll) -> Sequence[str]:
    """Without headings: the column in which most names are known, then the usual order."""
    hits = [sum(roll.knows(cells[at]) for _, cells in lines if at < len(cells)) for at in range(MOST_LEADING)]
    name = hits.index(max(hits))
    frame = roll.listed[0].frame if roll.listed else None
    return (*[IGNORED] * name, NAME, *(columns_in_order(frame) if frame else ()))
