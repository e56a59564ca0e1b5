"""The columns the national register's lists are known to have, and which of them our register can be held against."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import yaml

from tongket.rules import notation

ALIKE = 0.72
"""From this likeness on (0 to 1, of the folded headings) a renamed column is proposed; a person says yes or no."""
HINT = re.compile(r"\(\s*(bat buoc|khong sua|khong bat buoc|dd/mm/yyyy|ngay/thang/nam|neu co)?\s*\)")
NAME = "full_name"


@dataclass(frozen=True)
class Column:
    """A column of their lists. `field` is empty where our register keeps no such thing: it is never taken in."""

    id: str
    heading: str
    kind: str
    field: str
    names: tuple[str, ...]

    @property
    def is_held(self) -> bool:
        return bool(self.field)


@cache
def known_columns() -> Mapping[str, Column]:
    """All columns by id, in the order of the declaration."""
    raw = yaml.safe_load(Path(__file__).with_name("columns.yaml").read_text(encoding="utf-8"))["columns"]
    return {
        name: Column(name, body["heading"], body.get("kind", ""), body.get("field", ""), tuple(body["names"]))
        for name, body in raw.items()
    }


@cache
def held_columns() -> Sequence[Column]:
    """The columns that our register can be held against."""
    return tuple(column for column in known_columns().values() if column.is_held)


def folded(heading: str) -> str:
    """A heading as headings are told apart: without diacritics, marks of duty, hints and closing colons."""
    bare = HINT.sub(" ", notation.fold(heading.replace("*", " ").replace("_", " ")))
    return " ".join(bare.split()).strip(" .:")


def column_of(heading: str) -> Column | None:
    """The column this heading names, word for word. None if no column is called so."""
    return _by_heading().get(folded(heading))


def proposal(heading: str) -> Column | None:
    """The column whose heading is most like this one, if any is like it enough."""
    word = folded(heading)
    if not word:
        return None
    likeness, column = max(
        ((_likeness(word, known), column) for known, column in _by_heading().items()), key=lambda pair: pair[0]
    )
    return column if likeness >= ALIKE else None


@cache
def _by_heading() -> Mapping[str, Column]:
    return {folded(name): column for column in known_columns().values() for name in (column.heading, *column.names)}


@cache
def _likeness(word: str, known: str) -> float:
    """Of the words in any order: a renamed heading mostly gains, loses or swaps a word."""
    whole = SequenceMatcher(None, word, known).ratio()
    sorted_words = SequenceMatcher(None, " ".join(sorted(word.split())), " ".join(sorted(known.split()))).ratio()
    short, long = sorted((set(word.split()), set(known.split())), key=len)
    inside = 0.9 if len(short) > 1 and short <= long else 0.0
    return max(whole, sorted_words, inside)
