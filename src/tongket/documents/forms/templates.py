"""The text of a form taken apart: `**đậm**`, `__nghiêng__`, and places such as `{full_name}` or `{decided_on:words}`.

`{{` and `}}` stand for the brackets themselves. Only the form's own text is taken apart, never a fact's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(r"\{\{|\}\}|\*\*|__|\{[^{}]*\}|[{}]")
PLACE = re.compile(r"\{([a-z][a-z0-9_]*(?:\.[a-z_]+)?)(?::([a-z0-9]+))?\}")

DOTS, ROW = "dots", "row"
OFFICE = {
    "office.issuer": "text",
    "office.body": "text",
    "office.superior": "text",
    "office.above": "text",
    "office.organization": "text",
    "office.place": "text",
    "office.rule": "text",
    "office.discipline_rule": "text",
    "office.on": "date",
}
"""What every form may print of the office that issues it, without declaring it."""
LOOKS = {
    "text": ("", "upper", "capital"),
    "date": ("", "words", "month", "year"),
    "number": ("", "two", "words", "tenth"),
    "money": ("", "bare", "words"),
    "choice": ("", "upper", "capital"),
    "yes_no": ("",),
    "list": ("count",),
}


@dataclass(frozen=True)
class Place:
    """A place in a text that a fact fills, with the look it is given."""

    name: str
    look: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of text in one style: its own words, or a place."""

    text: str
    place: Place | None = None
    bold: bool = False
    italic: bool = False


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """The text in pieces. Raises ValueError for a mark that is not closed or a place that is not written rightly."""
    found: list[Piece] = []
    style = {"**": False, "__": False}
    position, said = 0, ""
    for match in TOKEN.finditer(text):
        said += text[position : match.start()]
        position, mark = match.end(), match.group()
        if mark in ("{{", "}}"):
            said += mark[0]
            continue
        if said:
            found.append(Piece(said, None, style["**"], style["__"]))
            said = ""
        if mark in style:
            style[mark] = not style[mark]
            continue
        found.append(Piece("", _place(mark, text), style["**"], style["__"]))
    if said := said + text[position:]:
        found.append(Piece(said, None, style["**"], style["__"]))
    if any(style.values()):
        raise ValueError(f"a mark for bold or italic is not closed in “{text[:60]}”")
    return tuple(found)


def places(text: str) -> tuple[Place, ...]:
    """The places of a text in order. Raises ValueError as `pieces` does."""
    return tuple(piece.place for piece in pieces(text) if piece.place is not None)


def _place(mark: str, text: str) -> Place:
    written = PLACE.fullmatch(mark)
    if written is None:
        raise ValueError(f"“{mark}” in “{text[:60]}” is no place: write {{name}} or {{name:look}}")
    return Place(written[1], written[2] or "")
