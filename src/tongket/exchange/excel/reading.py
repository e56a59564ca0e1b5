"""From a sound file to sheets of raw values, each with its place."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from python_calamine import CalamineError, CalamineWorkbook

from tongket.exchange.excel.intake import Sound, inspect
from tongket.exchange.excel.markup import SheetFacts, plain
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.rules.secrecy import marking_of

PROPERTY_SHEET = "_tongket"
MARGIN = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>([^<]*)<")
FORMATTING = re.compile(r"&(?:[LCRPNDTGZFABEIOSUXYH]|K[0-9A-Fa-f]{6}|\"[^\"]*\"|\d+)")


@dataclass(frozen=True)
class RawSheet:
    title: str
    rows: Sequence[Sequence[object]]
    facts: SheetFacts


@dataclass(frozen=True)
class RawWorkbook:
    """`properties` are what the form says of itself: org, year, cell, sheets."""

    name: str
    sheets: Mapping[str, RawSheet]
    properties: Mapping[str, str]


def read_workbook(name: str, content: bytes) -> RawWorkbook:
    """All sheets, by their folded titles. Raises what `intake.inspect` raises, `file-secret` and `sheet-twice`."""
    sound = inspect(name, content)
    sheets = _sheets(name, sound)
    refuse_secret(name, chain(sheets, *(row for sheet in sheets.values() for row in sheet.rows)), sound.parts)
    own = sheets.pop(PROPERTY_SHEET, None)
    properties = {str(row[0]): _text(row[1]) for row in own.rows if len(row) > 1} if own else {}
    return RawWorkbook(name, sheets, properties)


def _sheets(name: str, sound: Sound) -> dict[str, RawSheet]:
    sheets: dict[str, RawSheet] = {}
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sound.package))
        for title in book.sheet_names:
            shown = notation.normalise(title)
            facts = sound.facts.get(shown)
            if facts is None:
                continue
            folded = notation.fold(shown)
            if folded in sheets:
                raise TongketError("sheet-twice", file=name, sheet=shown, other=sheets[folded].title)
            rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
            sheets[folded] = RawSheet(shown, rows, facts)
    except (CalamineError, ValueError, OSError) as error:
        raise TongketError("file-damaged", file=name) from error
    except BaseException as error:
        # The parser is written in Rust: where it gives up it raises a panic that is no ordinary exception.
        if type(error).__name__ != "PanicException":
            raise
        raise TongketError("file-damaged", file=name) from error
    return sheets


def refuse_secret(name: str, cells: Iterable[object], parts: Mapping[str, bytes]) -> None:
    """Raises `file-secret` where a cell, a page header or a footer holds a marking and nothing else."""
    for cell in cells:
        if isinstance(cell, str) and (found := marking_of(cell)):
            raise TongketError("file-secret", file=name, marking=found)
    for path, part in parts.items():
        if not path.startswith("xl/worksheets/"):
            continue
        for text in MARGIN.findall(part):
            for line in re.split(r"&[LCR]", plain(text)):
                if found := marking_of(FORMATTING.sub("", line)):
                    raise TongketError("file-secret", file=name, marking=found)


def _text(value: object) -> str:
    return notation.normalise(str(int(value) if isinstance(value, float) and value.is_integer() else value))


def cell_name(row: int, column: int) -> str:
    """`C7` for row 6, column 2 (counted from nought)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def merged_across(facts: SheetFacts, header_row: int) -> str:
    """A merged range that spreads over several columns of the header row, or ''."""
    for reference in facts.merged:
        first, last = reference.split(":")
        columns = {part.rstrip("0123456789") for part in (first, last)}
        top, bottom = (int(part.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) - 1 for part in (first, last))
        if len(columns) > 1 and top <= header_row <= bottom:
            return reference
    return ""
