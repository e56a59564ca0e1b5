"""Which column a heading means, and which columns a block without headings has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from tongket.procedures.annual_review.evening.rows import SHEETS, TASKS
from tongket.rules import vocabulary
from tongket.rules.load import read_yaml
from tongket.rules.notation import fold, normalise
from tongket.rules.ratings.frames import LEVELS, Frame
from tongket.rules.reviews import ORDER

IGNORED = "ignored"
NAME, CARD = "name", "card"
ITEM = "item:"
"""Before the id of a criterion: its points in the appraisal."""
TRIMMED = " .:*"
IN_BRACKETS = re.compile(r"\([^)]*\)")
NUMBERED = re.compile(r"\d+(?:\.\d+)*")


def column_of(heading: str, frames: Sequence[Frame]) -> str | None:
    """The column a heading means: an id of the grid's, `item:` with a criterion's id, `ignored`; None if unknown."""
    text = normalise(IN_BRACKETS.sub(" ", heading)).strip(TRIMMED).lower()
    if not text:
        return IGNORED
    exact, folded = _known()
    item = _items(frames).get(fold(text))
    return exact.get(text) or (f"{ITEM}{item}" if item else None) or folded.get(fold(text))


def columns_in_order(frame: Frame) -> Sequence[str]:
    """The columns after the name where there are no headings: points, level, sheets for each level, tasks."""
    review = ("self_level", "level") if frame.scale == LEVELS else ("self_points", "appraised_points", "level")
    return (*review, *SHEETS, *TASKS)


@cache
def _known() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Headings as they are written, and folded where only one column is meant so."""
    exact: dict[str, str] = {}
    for column, texts in read_yaml(Path(__file__).with_name("headings.yaml")).items():
        exact |= {normalise(text).lower(): column for text in texts}
    for level in ORDER:
        words = (vocabulary.label(level), vocabulary.label(level, "en"), *vocabulary.short_forms(level), level)
        exact |= {normalise(text).lower(): level for text in words}
    exact |= {word: word for word in (*SHEETS, *TASKS)}
    return exact, _unambiguous((fold(text), column) for text, column in exact.items())


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for text, column in pairs:
        found.setdefault(text, set()).add(column)
    return {text: next(iter(columns)) for text, columns in found.items() if len(columns) == 1}


def _items(frames: Sequence[Frame]) -> Mapping[str, str]:
    """Criteria by id, by label and by the number before it."""
    pairs = []
    for item in (item for frame in frames for item in frame.items):
        label = item.label["vi"]
        number = NUMBERED.match(label)
        pairs += [(fold(text), item.id) for text in (item.id, label, number[0] if number else item.id)]
    return _unambiguous(pairs)
