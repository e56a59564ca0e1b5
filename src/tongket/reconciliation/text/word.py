"""The text of a Word file as it reads on paper: what was inserted, not what was deleted or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from xml.etree.ElementTree import Element  # nosec B405 - a name alone; what parses is defusedxml

from tongket.reconciliation.text.legacy import from_tcvn3, from_vni
from tongket.reconciliation.text.package import parsed, parts_of
from tongket.reconciliation.text.wordstyles import Look, Styles, W, styles_of
from tongket.rules.errors import TongketError

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
_WANTED = re.compile(r"word/(?:document|styles|footnotes|endnotes|header\d*|footer\d*)\.xml")
_NOTES = {f"{W}footnoteReference": "word/footnotes.xml", f"{W}endnoteReference": "word/endnotes.xml"}
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
# Properties hold a w:tab of their own; deleted and moved text is no longer there; a fallback says the same again.
_UNREAD = {*(W + name for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText"))}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
MOST_LEVELS = 200


@dataclass
class _Line:
    """A paragraph while it is read: its text by the font it is written in, and what comes below it."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Adjoining pieces of one font together: a letter's marks may stand in the next piece."""
        grouped = groupby(self.pieces, key=lambda piece: _encoding(piece[0]))
        return "".join(_converted(font, "".join(text for _, text in pieces)) for font, pieces in grouped)


@dataclass(frozen=True)
class WordText:
    """Lines of the body in reading order, and those of page headers and footers, which are not part of the text."""

    lines: tuple[str, ...]
    margins: tuple[str, ...]


def word_text(name: str, content: bytes) -> WordText:
    """Paragraphs as lines; a row of a table as one line, its cells parted by tabs; notes below their paragraph.

    Raises `text-file-damaged`, `text-file-too-large`, `text-file-protected`, `text-file-kind-unknown`.
    """
    parts = parts_of(name, content, lambda path: _WANTED.fullmatch(path) is not None)
    if DOCUMENT not in parts:
        raise TongketError("text-file-kind-unknown", file=name)
    roots = {path: parsed(name, part) for path, part in parts.items()}
    reader = _Reader(styles_of(roots.get(STYLES)), _notes(roots))
    margins = [root for path, root in roots.items() if path.startswith(("word/header", "word/footer"))]
    try:
        lines = tuple(reader.blocks(roots[DOCUMENT], 0))
        return WordText(lines, tuple(line for root in margins for line in reader.blocks(root, 0)))
    except RecursionError as error:
        raise TongketError("text-file-damaged", file=name) from error


def _notes(roots: Mapping[str, Element]) -> Mapping[tuple[str, str], Element]:
    """Foot- and endnotes by the part they stand in and their number."""
    return {
        (path, note.get(f"{W}id", "")): note
        for path in _NOTES.values()
        if path in roots
        for note in roots[path]
        if note.get(f"{W}type") is None
    }


@dataclass(frozen=True)
class _Reader:
    styles: Styles
    notes: Mapping[tuple[str, str], Element]

    def blocks(self, parent: Element, level: int) -> Iterator[str]:
        """The lines under an element that holds paragraphs and tables, whatever lies between."""
        if level > MOST_LEVELS:
            raise RecursionError
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, level)
            elif child.tag == f"{W}tr":
                cells = [" ".join(self.blocks(cell, level + 1)) for cell in _cells(child, level)]
                yield "\t".join(" ".join(cell.split()) for cell in cells)
            elif child.tag not in _UNREAD and child.tag != _FALLBACK:
                yield from self.blocks(child, level + 1)

    def _paragraph(self, paragraph: Element, level: int) -> Iterator[str]:
        line = _Line()
        self._inline(paragraph, self.styles.of_paragraph(paragraph), line, level)
        yield from line.text().split("\n")
        yield from line.below

    def _inline(self, parent: Element, look: Look, line: _Line, level: int) -> None:
        """Runs, in whatever they are wrapped: insertions, links, fields, controls."""
        if level > MOST_LEVELS:
            raise RecursionError
        for child in parent:
            if child.tag in _UNREAD or child.tag == _FALLBACK:
                continue
            if child.tag == f"{W}r":
                own = self.styles.of_run(child, look)
                if not own.hidden:
                    self._inline(child, own, line, level + 1)
            elif child.tag in (f"{W}t", _MATH):
                line.pieces.append((look.font, child.text or ""))
            elif child.tag.removeprefix(W) in _SIGNS:
                line.pieces.append((look.font, _SIGNS[child.tag.removeprefix(W)]))
            elif child.tag == f"{W}txbxContent":
                line.below.extend(self.blocks(child, level + 1))
            elif child.tag in _NOTES:
                note = self.notes.get((_NOTES[child.tag], child.get(f"{W}id", "")))
                line.below.extend(self.blocks(note, level + 1) if note is not None else ())
            else:
                self._inline(child, look, line, level + 1)


def _cells(row: Element, level: int) -> Iterator[Element]:
    """The cells of a row, also where a control is wrapped around them; those of a table within a cell are its own."""
    if level > MOST_LEVELS:
        raise RecursionError
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in _UNREAD and child.tag != _FALLBACK:
            yield from _cells(child, level + 1)


def _encoding(font: str) -> str:
    """The fonts of an encoding from before Unicode by one name each, all others as ""."""
    name = font.lower()
    if name.startswith(".vn"):
        return ".vnh" if name.endswith("h") else ".vn"
    return "vni-" if name.startswith("vni-") else ""


def _converted(encoding: str, text: str) -> str:
    if encoding.startswith(".vn"):
        return from_tcvn3(text, capitals=encoding == ".vnh")
    return from_vni(text) if encoding else text
