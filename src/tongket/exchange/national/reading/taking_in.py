"""From a workbook to the cells that are held against our register: everything else is left behind here, in memory.

Of a column for which our register has no field nothing but the heading goes further; so neither religion nor
residence nor anything else of the longer sheet reaches the database, a stored file or a log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from tongket.exchange.excel.reading import RawSheet, RawWorkbook
from tongket.exchange.excel.rows import NUMBERED, TOTALS, is_empty
from tongket.exchange.national.reading.columns import NAME, Column, column_of, folded, known_columns, proposal
from tongket.exchange.national.reading.headings import Heading, find_heading
from tongket.rules import notation
from tongket.rules.errors import TongketError

_KNOWN = known_columns()
Cell = str | int | None
LONGEST = 200
"""Characters kept of a cell: longer than any name, number or place of birth."""


@dataclass(frozen=True)
class Label:
    """A heading of the list: the column it names, if it is known; else the one proposed for it."""

    place: int
    text: str
    column: str = ""
    proposed: str = ""

    @property
    def is_open(self) -> bool:
        return not self.column


@dataclass(frozen=True)
class TakenIn:
    """What of a list goes further: all headings, and the cells of `places` alone, row by row with sheet and number."""

    labels: tuple[Label, ...]
    places: tuple[int, ...]
    rows: tuple[tuple[str, int, tuple[Cell, ...]], ...]
    left_out: tuple[str, ...]
    key: str


def take_in(workbook: RawWorkbook, remembered: Mapping[str, Mapping[str, str]]) -> TakenIn:
    """Every sheet with the heading of the first that has one. `remembered` maps a set of headings to what each
    folded heading was said to be ("" is: not needed). Raises `national-heading-missing`, `national-list-empty`."""
    found = [(sheet, heading) for sheet in workbook.sheets.values() if (heading := find_heading(sheet))]
    if not found:
        titles = ", ".join(sheet.title for sheet in workbook.sheets.values())
        raise TongketError("national-heading-missing", file=workbook.name, sheets=titles)
    first = found[0][1]
    labels = _labels(first, remembered.get(first.key))
    places = tuple(label.place for label in labels if _goes_further(label))
    rows: list[tuple[str, int, tuple[Cell, ...]]] = []
    left_out = [sheet.title for sheet in workbook.sheets.values() if sheet not in [one for one, _ in found]]
    for sheet, heading in found:
        if heading.key != first.key:
            left_out.append(sheet.title)
            continue
        rows += _rows(sheet, heading, _places_in(heading, labels, places))
    if not rows:
        raise TongketError("national-list-empty", file=workbook.name)
    return TakenIn(labels, places, tuple(rows), tuple(left_out), first.key)


def _labels(heading: Heading, settled: Mapping[str, str] | None) -> tuple[Label, ...]:
    """What each heading names: as a person said of this set of headings before, else by its words, else proposed."""
    found: list[Label] = []
    taken: set[str] = set()
    for place, text in heading.labels.items():
        column = column_of(text)
        name = column.id if column else ""
        if settled is not None and folded(text) in settled:
            name = settled[folded(text)] or "-"
        elif name in taken:
            name = ""
        offered = "" if name else _offer(text, taken)
        taken.add(name)
        found.append(Label(place, text[:LONGEST], name, offered))
    return tuple(found)


def _offer(text: str, taken: set[str]) -> str:
    column: Column | None = proposal(text)
    return column.id if column is not None and column.id not in taken else ""


def _goes_further(label: Label) -> bool:
    """Cells of columns that are held against ours, and of renamed ones that seem to be such, until a person says."""
    column = column_by_id(label.column or label.proposed)
    return column is not None and column.is_held


def column_by_id(name: str) -> Column | None:
    """A known column, or None for a heading set aside."""
    return _KNOWN.get(name)


def _places_in(heading: Heading, labels: Sequence[Label], places: Sequence[int]) -> Sequence[int]:
    """Where this sheet has the columns of `places`: the same headings may stand in another order."""
    where = {folded(text): place for place, text in heading.labels.items()}
    texts = {label.place: label.text for label in labels}
    return [where.get(folded(texts[place]), -1) for place in places]


def _rows(sheet: RawSheet, heading: Heading, places: Sequence[int]) -> Sequence[tuple[str, int, tuple[Cell, ...]]]:
    words = {folded(label) for label in heading.labels.values()}
    found = []
    for number in range(heading.below, len(sheet.rows)):
        cells = sheet.rows[number]
        if is_empty(cells) or _is_no_person(cells, words):
            continue
        kept = tuple(_cell(cells[place]) if 0 <= place < len(cells) else None for place in places)
        if any(cell not in (None, "") for cell in kept):
            found.append((sheet.title, number + 1, kept))
    return found


def _is_no_person(cells: Sequence[object], words: set[str]) -> bool:
    """Totals at the end, a heading written once more, a row of column numbers, a signature's place and day."""
    texts = [notation.normalise(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
    filled = [cell for cell in cells if cell not in (None, "") and not (isinstance(cell, str) and not cell.strip())]
    if texts and TOTALS.fullmatch(texts[0]):
        return True
    if texts and len(texts) == len(filled) and sum(folded(text) in words for text in texts) >= max(2, len(texts) - 1):
        return True
    numbers = [int(found[1]) if (found := NUMBERED.fullmatch(str(cell).strip())) else -1 for cell in filled]
    if len(numbers) > 2 and all(after == before + 1 for before, after in pairwise(numbers)):
        return True
    return len(filled) == 1 and len(cells) > 2


def _cell(value: object) -> Cell:
    """A cell as it is kept: days as ISO text, whole numbers as such, text composed."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | timedelta) or value is None:
        return None if value is None else str(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 10**15 else str(value)
    if isinstance(value, int):
        return value
    return notation.normalise(str(value).replace("\0", ""))[:LONGEST]


def needs_a_person(taken: TakenIn) -> bool:
    """Whether some heading is unknown, or none says who the rows are about."""
    return any(label.is_open for label in taken.labels) or all(label.column != NAME for label in taken.labels)
