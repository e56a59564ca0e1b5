"""The text of a Word file with the place of each of its letters in the bytes, so that one can write between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.parsers import expat  # nosec B407 - a part that declares a document type is refused

SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
# Properties hold a w:tab of their own; what was deleted is no longer there; Word allows no comment in a text box,
# and what only an older program shows is a second copy.
UNREAD = {"pPr", "rPr", "del", "moveFrom", "txbxContent"}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
LETTER = re.compile(r"&[^;]+;|\r\n|.", re.DOTALL)


class Unreadable(ValueError):
    """The part is no XML a comment could be written into."""


@dataclass
class Run:
    """The bytes of a run from `start` to `end`, those of its properties, and how many parts it has beside them."""

    start: int
    end: int = 0
    properties: bytes = b""
    parts: int = 0


@dataclass(frozen=True)
class Piece:
    """The text of one w:t: `start` to `end` in the text, its opening tag and its content in the bytes.

    `place` counts the parts of the run, from 0.
    """

    start: int
    end: int
    opening: tuple[int, int]
    content: tuple[int, int]
    run: Run
    place: int


@dataclass
class WordText:
    """The text of a document part: paragraphs are lines, the cells of a row one line parted by tabs.

    `prefix` is how the part calls the words of the format.
    """

    part: bytes
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    prefix: bytes = b"w:"

    def between(self, start: int, end: int) -> Sequence[Piece]:
        """The pieces that hold some letter from `start` up to, not including, `end`."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        last = bisect_left(self.pieces, end, key=lambda piece: piece.start)
        return self.pieces[first:last]

    def can_be_split(self, piece: Piece) -> bool:
        return b"<" not in self.part[slice(*piece.content)]

    def byte_of(self, piece: Piece, letter: int) -> int:
        """Where in the bytes of a piece that can be split its letter begins."""
        written = self.part[slice(*piece.content)].decode()
        letters = [found.end() for found in LETTER.finditer(written)]
        count = letter - piece.start
        return piece.content[0] + len(written[: letters[count - 1] if count else 0].encode())


def read_word(part: bytes) -> WordText:
    """Raises `Unreadable` for what is no UTF-8 XML, or declares a document type."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("not UTF-8")
    try:
        return _Reader(part).read()
    except (expat.ExpatError, UnicodeDecodeError) as broken:
        raise Unreadable(str(broken)) from broken


class _Reader:
    """Follows the parser through the part. Only places are kept; nothing of the part is written anew."""

    def __init__(self, part: bytes) -> None:
        self.found = WordText(part)
        self.lines: list[str] = []
        self.length = 0
        self.unread = 0
        self.runs: list[Run] = []
        self.opened: tuple[int, int] | None = None
        self.properties = 0
        self.letters: list[str] = []
        self.rows: list[int] = []

    def read(self) -> WordText:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = lambda name, _: self._start(name, parser.CurrentByteIndex)
        parser.EndElementHandler = lambda name: self._end(name, parser.CurrentByteIndex)
        parser.CharacterDataHandler = self._letters
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(self.found.part, True)
        self.found.text = "".join(self.lines)
        return self.found

    def _refuse(self, *_: object) -> None:
        raise Unreadable("a document type is declared")

    def _tag(self, at: int) -> int:
        tag = TAG.match(self.found.part, at)
        if tag is None:
            raise Unreadable("a tag does not end")
        return tag.end()

    def _start(self, name: str, at: int) -> None:
        space, _, word = name.rpartition(" ")
        own = space in SPACES
        if own and word == "rPr" and not self.unread:
            self.properties = at
        if (own and word in UNREAD) or word == "Fallback" or self.unread:
            self.unread += 1
            return
        if not own:
            return
        if word in ("tr", "tc"):
            self._cell(word)
        if word == "r":
            self.runs.append(Run(at))
            return
        if not self.runs:
            return
        self.runs[-1].parts += 1
        if word == "t":
            self.opened, self.letters = (at, self._tag(at)), []
        elif word in SIGNS:
            self._said(SIGNS[word])

    def _end(self, name: str, at: int) -> None:
        space, _, word = name.rpartition(" ")
        if self.unread:
            self.unread -= 1
            if not self.unread and word == "rPr" and self.runs and not self.runs[-1].properties:
                self.runs[-1].properties = self.found.part[self.properties : self._tag(at)]
            return
        if space not in SPACES:
            return
        if word == "t" and self.opened is not None:
            self._piece(at)
        elif word == "r" and self.runs:
            self.runs.pop().end = self._tag(at)
        elif word == "p":
            # A row is one line, as it is read everywhere else: what stands in cells is no sentence.
            self._said(" " if self.rows else "\n")
        elif word == "tr" and self.rows:
            self.rows.pop()
            self._said(" " if self.rows else "\n")

    def _cell(self, word: str) -> None:
        """A row begins, or a cell of it; `rows` counts the cells of each row that is open."""
        if word == "tr":
            self.rows.append(0)
        elif self.rows:
            self.rows[-1] += 1
            if self.rows[-1] > 1:
                self._said("\t")

    def _letters(self, letters: str) -> None:
        if self.opened is not None and not self.unread:
            self.letters.append(letters)

    def _piece(self, at: int) -> None:
        text, opening, run = "".join(self.letters), self.opened, self.runs[-1]
        self.opened = None
        if text and opening is not None:
            start = self.length
            self._said(text)
            self.found.pieces.append(Piece(start, self.length, opening, (opening[1], at), run, run.parts - 1))
            self.found.prefix = self.found.part[opening[0] + 1 : opening[1]].split()[0].rstrip(b">")[:-1]

    def _said(self, text: str) -> None:
        self.lines.append(text)
        self.length += len(text)
