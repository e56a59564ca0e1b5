"""What the raw markup of a workbook says that its values do not, found by patterns alone: nothing is parsed yet."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongket.rules import notation
from tongket.rules.errors import TongketError

MAX_ROWS = 20_000
MAX_COLUMNS = 200

ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
HIDDEN_ROW = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)""")
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
PLACE = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]+)([0-9]+)""")
ROW_NUMBER = re.compile(rb"""\br\s*=\s*["']([0-9]+)""")
CELL_ERROR = re.compile(rb"""<(?:\w+:)?c\b(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]+[0-9]+)["']""")
FORMULA_EMPTY = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt=["']str["'])[^>]*\br=["']([A-Z]+[0-9]+)["'][^>]*>\s*"""
    rb"""<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*\bref=["']([A-Z]+[0-9]+:[A-Z]+[0-9]+)["']""")
SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
ATTRIBUTE = re.compile(rb"""(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True)
class SheetFacts:
    """Cells in error, formulas never calculated, merged ranges, and what the screen does not show."""

    rows: int = 0
    errors: frozenset[str] = frozenset()
    uncalculated: frozenset[str] = frozenset()
    merged: tuple[str, ...] = ()
    hidden_rows: int = 0
    is_hidden: bool = False


def sheet_parts(workbook: bytes) -> Iterable[tuple[str, str, bool]]:
    """Title, relation and whether it is hidden, of each sheet."""
    for found in SHEET.findall(workbook):
        attributes = _attributes(found)
        if "name" in attributes:
            hidden = attributes.get("state", "visible") != "visible"
            yield notation.normalise(attributes["name"]), attributes.get("id", ""), hidden


def relations(content: bytes) -> Mapping[str, str]:
    """Path inside the package of each relation of the workbook."""
    found = {}
    for element in RELATION.findall(content):
        attributes = _attributes(element)
        target = attributes.get("Target", "")
        found[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def sheet_facts(title: str, content: bytes, *, is_hidden: bool) -> SheetFacts:
    """Raises `sheet-too-long`, `sheet-too-wide`: cells far out make a parser reserve all the room before them."""
    rows = ROW.findall(content)
    _refuse_size(title, content, rows)
    errors = CELL_ERROR.findall(content) if b't="e"' in content or b"t='e'" in content else ()
    formulas = FORMULA_EMPTY.findall(content) if b"<f" in content or b":f" in content else ()
    return SheetFacts(
        len(rows),
        frozenset(cell.decode() for cell in errors),
        frozenset(cell.decode() for cell in formulas),
        tuple(found.decode() for found in MERGED.findall(content)),
        sum(1 for row in rows if HIDDEN_ROW.search(row)) if b"hidden" in content else 0,
        is_hidden,
    )


def _refuse_size(title: str, content: bytes, rows: Sequence[bytes]) -> None:
    places = PLACE.findall(content)
    numbers = [int(number[:9]) for number in {number for _, number in places}]
    numbers += [int(found[1][:9]) for row in rows if b"r" in row and (found := ROW_NUMBER.search(row))]
    last = max([len(rows), *numbers])
    if last > MAX_ROWS:
        raise TongketError("sheet-too-long", sheet=title, rows=last, maximum=MAX_ROWS)
    widest = max((column_number(letters) for letters in {letters for letters, _ in places}), default=0)
    if len(CELL.findall(content)) > len(places):
        # Cells that do not say where they stand follow each other: count them row by row.
        widest += max((len(CELL.findall(part)) for part in re.split(rb"<(?:\w+:)?row\b", content)), default=0)
    if widest > MAX_COLUMNS:
        raise TongketError("sheet-too-wide", sheet=title, columns=widest, maximum=MAX_COLUMNS)


def column_number(letters: bytes) -> int:
    """1 for A, 27 for AA; a number too large to be one for more than three letters."""
    if len(letters) > 3:
        return 1_000_000
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def plain(text: bytes) -> str:
    """Text of the markup as a person reads it."""
    return notation.normalise(html.unescape(text.decode("utf-8", "replace")))


def _attributes(element: bytes) -> Mapping[str, str]:
    return {
        name.decode("ascii", "replace"): html.unescape((double or single).decode("utf-8", "replace"))
        for name, double, single in ATTRIBUTE.findall(element)
    }
