"""A Word file as lines of text with the places of its tagged numbers, and the same file with other numbers in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element  # nosec B405 - parsed by defusedxml
from xml.parsers import expat  # nosec B407 - reads again what defusedxml accepted, for the places of its bytes

from tongket.documents.paper.model import clean
from tongket.documents.render.readback import (
    DOCUMENT,
    LARGEST_TEXT,
    SIGNS,
    TEXT,
    UNREAD,
    Place,
    W,
    read_places,
)
from tongket.rules.archive import Unpackable, parsed, parts_of, with_parts
from tongket.rules.errors import TongketError

# With all its pictures.
LARGEST_FILE = 240_000_000
MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
PARAGRAPH, ROW, CELL = (W + name for name in ("p", "tr", "tc"))
# A text box stands twice in a file, once for programs that do not know the newer form.
TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
EXPAT_TEXT = TEXT[1:].replace("}", " ")
# As the program prints it where something is missing: "[thiếu: …]", "[chưa viết: …]".
LACKING = re.compile(r"\[((?:thiếu|chưa viết): [^\[\]]*)\]")


@dataclass(frozen=True)
class PlacedNumber:
    """A tagged number: its tag, the text in its place, and where that stands (line from 0, code points of it).

    `texts` are the file's text elements it consists of, counted from 0 through the file.
    """

    tag: str
    text: str
    line: int
    start: int
    end: int
    texts: tuple[int, ...]


@dataclass(frozen=True)
class WordText:
    """What a Word file says: a line a paragraph, without what was deleted with changes tracked.

    `follows` is the sign behind each line in the text: "\\n"; "\\t" before the next cell of a row, " " within a cell.
    """

    lines: tuple[str, ...]
    numbers: tuple[PlacedNumber, ...]
    follows: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines as they are read elsewhere: a row of a table is one line, its cells parted by tabs."""
        ends = self.follows or ("\n",) * len(self.lines)
        return "".join(line + end for line, end in zip(self.lines, ends, strict=True))[:-1]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins in `text`."""
        found, position = [], 0
        for line in self.lines:
            found.append(position)
            position += len(line) + 1
        return tuple(found)

    @property
    def lacking(self) -> tuple[str, ...]:
        """What the text itself says it lacks: figures without value, parts not written."""
        return tuple(dict.fromkeys(found[1] for line in self.lines for found in LACKING.finditer(line)))

    def is_tagged(self, line: int, start: int, end: int) -> bool:
        """Whether a tagged number stands in this stretch of a line."""
        return any(each.line == line and each.start < end and start < each.end for each in self.numbers)


@dataclass
class _Reader:
    """The lines while they are read; `spans` says where the text of an element stands, `rows` count their cells."""

    lines: list[str]
    spans: dict[int, tuple[int, int, int]]
    follows: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    def walk(self, element: Element, open_line: int | None = None) -> None:
        for child in element:
            if child.tag in UNREAD or child.tag == TWICE:
                continue
            if child.tag == TEXT or child.tag in SIGNS:
                self.add(child, open_line)
            elif child.tag == PARAGRAPH:
                self.lines.append("")
                self.follows.append("\n")
                self.walk(child, len(self.lines) - 1)
            elif child.tag == ROW:
                self.rows.append(0)
                self.walk(child)
                self.rows.pop()
            elif child.tag == CELL and self.rows:
                self.cell(child)
            else:
                self.walk(child, open_line)

    def cell(self, cell: Element) -> None:
        if self.rows[-1] and self.follows:
            self.follows[-1] = "\t"
        self.rows[-1] += 1
        first = len(self.lines)
        self.walk(cell)
        for line in range(first, len(self.lines) - 1):
            self.follows[line] = self.follows[line].replace("\n", " ")

    def add(self, element: Element, line: int | None) -> None:
        if line is None:
            return
        start = len(self.lines[line])
        # A line break inside a paragraph is a space: a line is a paragraph.
        self.lines[line] += clean(SIGNS.get(element.tag) or element.text or "").replace("\n", " ")
        self.spans[id(element)] = (line, start, len(self.lines[line]))


def read_word(docx: bytes) -> WordText:
    """The file's text. Raises `paper-not-word`."""
    root, places = read_places(docx)
    reader = _Reader([], {})
    reader.walk(root)
    order = {id(element): number for number, element in enumerate(root.iter(TEXT))}
    numbers = [found for place in places if (found := _placed(place, reader.spans, order))]
    return WordText(tuple(reader.lines), tuple(numbers), tuple(reader.follows))


def margins(docx: bytes) -> tuple[str, ...]:
    """The lines of its page headers and footers, which are not part of the text. Raises `paper-not-word`."""
    reader = _Reader([], {})
    try:
        for part in parts_of(docx, LARGEST_TEXT, lambda path: MARGIN.fullmatch(path) is not None).values():
            reader.walk(parsed(part))
    except (Unpackable, RecursionError) as broken:
        raise TongketError("paper-not-word") from broken
    return tuple(reader.lines)


def _placed(place: Place, spans: Mapping[int, tuple[int, int, int]], order: Mapping[int, int]) -> PlacedNumber | None:
    """Where a place stands; None for one without text or in the second form of a text box."""
    found = [spans[id(element)] for element in place.elements if id(element) in spans]
    if not found:
        return None
    line, start, _ = found[0]
    end = max(end for at, _, end in found if at == line)
    texts = tuple(order[id(element)] for element in place.elements if id(element) in order)
    return PlacedNumber(place.tag, place.text, line, start, end, texts)


def with_numbers(docx: bytes, shown: Sequence[tuple[PlacedNumber, str]]) -> bytes:
    """The same file with other text in some of its tagged places; not one other byte of its text is touched.

    Raises `paper-not-word`.
    """
    texts: dict[int, str] = {}
    for number, text in shown:
        for position, place in enumerate(number.texts):
            texts[place] = text if position == 0 else ""
    try:
        document = parts_of(docx, LARGEST_TEXT, DOCUMENT.__eq__)[DOCUMENT]
        return with_parts(docx, {DOCUMENT: _rewritten(document, texts)}, LARGEST_FILE)
    except (Unpackable, KeyError) as broken:
        raise TongketError("paper-not-word") from broken


def _rewritten(document: bytes, texts: Mapping[int, str]) -> bytes:
    """The document with these text elements replaced, cut out of its bytes and put in again."""
    found, position = [], 0
    for number, (start, end) in enumerate(_text_spans(document)):
        if number not in texts:
            continue
        name = document[start + 1 : end].split(b">")[0].split(b"/")[0].split()[0]
        written = texts[number].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode("utf-8")
        found += [document[position:start], b'<%b xml:space="preserve">%b</%b>' % (name, written, name)]
        position = end
    return b"".join([*found, document[position:]])


def _text_spans(document: bytes) -> Iterable[tuple[int, int]]:
    """From where to where in the bytes each text element stands, in the file's order."""
    parser = expat.ParserCreate(namespace_separator=" ")
    opened: list[int] = []
    closed: dict[int, int] = {}

    def begin(name: str, _attributes: Mapping[str, str]) -> None:
        if name == EXPAT_TEXT:
            opened.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        if name == EXPAT_TEXT:
            closed[opened[-1]] = document.index(b">", parser.CurrentByteIndex) + 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        document.decode("utf-8")
        parser.Parse(document, True)
    except (expat.ExpatError, UnicodeDecodeError, ValueError) as broken:
        raise TongketError("paper-not-word") from broken
    return [(start, closed[start]) for start in opened]
