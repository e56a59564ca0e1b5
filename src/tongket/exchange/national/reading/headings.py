"""Where a list's heading stands, in one row or in two with merged cells above, and what each column is called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from tongket.exchange.excel.markup import SheetFacts, column_number
from tongket.exchange.excel.reading import RawSheet
from tongket.exchange.national.reading.columns import column_of, folded
from tongket.rules import notation

LOOKED_AT = 20
"""A heading stands within this many rows; above it are the titles of the office."""
FEWEST = 3
PLACE = re.compile(r"([A-Z]+)([0-9]+)")


@dataclass(frozen=True)
class Heading:
    """The labels by column place (counted from nought) and the first row below them."""

    labels: Mapping[int, str]
    below: int

    @property
    def key(self) -> str:
        """The same for every file with the same set of headings, whatever their order."""
        words = sorted(folded(label) for label in self.labels.values())
        return sha256("\n".join(words).encode()).hexdigest()


def find_heading(sheet: RawSheet) -> Heading | None:
    """The heading that names most known columns. None where fewer than three are named."""
    best: tuple[int, Heading] | None = None
    for row in range(min(LOOKED_AT, len(sheet.rows))):
        for heading in _readings(sheet, row):
            hits = len({column.id for label in heading.labels.values() if (column := column_of(label))})
            if hits >= FEWEST and (best is None or hits > best[0]):
                best = (hits, heading)
    return best[1] if best else None


def _readings(sheet: RawSheet, row: int) -> Sequence[Heading]:
    """The row read alone, and read together with the one below it where cells are merged over several columns."""
    alone = {place: text for place, cell in enumerate(sheet.rows[row]) if (text := _text(cell))}
    found = [Heading(alone, row + 1)]
    spread = _spread(sheet.facts, row)
    if spread and row + 1 < len(sheet.rows):
        above = {**alone, **{place: alone.get(first, "") for place, first in spread.items()}}
        below = {place: text for place, cell in enumerate(sheet.rows[row + 1]) if (text := _text(cell))}
        both = {
            place: " ".join(word for word in (above.get(place, ""), below.get(place, "")) if word)
            for place in sorted({*above, *below})
        }
        found.append(Heading({place: text for place, text in both.items() if text}, row + 2))
    return found


def _spread(facts: SheetFacts, row: int) -> Mapping[int, int]:
    """For each column under a cell of this row that is merged over several columns: the first of them."""
    found: dict[int, int] = {}
    for reference in facts.merged:
        (left, top), (right, bottom) = (
            (match[1], int(match[2]) - 1) for part in reference.split(":") if (match := PLACE.fullmatch(part))
        )
        first, last = column_number(left.encode()) - 1, column_number(right.encode()) - 1
        if last > first and top <= row <= bottom:
            found |= dict.fromkeys(range(first, last + 1), first)
    return found


def _text(cell: object) -> str:
    return notation.normalise(cell) if isinstance(cell, str) else ""
