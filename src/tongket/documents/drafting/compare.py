"""Two drafts held against each other: paragraph by paragraph, word by word, and the numbers that changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "inserted", "deleted"]
LineKind = Literal["same", "inserted", "deleted", "changed"]
WORD = re.compile(r"\d+(?:[.,/]\d+)*|\w+|\s+|.", re.DOTALL)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SAME_PARAGRAPH = 50
"""Two paragraphs are one that was edited where they have at least this many of a hundred words in common."""
MOST_PAIRS = 4_000
"""Above it, paragraphs of a rewritten stretch are paired in their order instead of by likeness."""
LONGEST_PAPER = 3_000
"""Paragraphs; cells of tables are paragraphs too."""
MOST_WORDS = 4_000
"""A longer paragraph is shown as taken out and put in: holding word against word would take too long."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph: as it was, put in or taken out."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class LineChange:
    """A paragraph with its pieces; `before` and `after` count from 0 in the drafts, None where it is in one alone."""

    kind: LineKind
    pieces: tuple[Piece, ...]
    before: int | None
    after: int | None

    @property
    def text(self) -> str:
        """As it reads in the later draft, or in the earlier one where it was taken out."""
        gone: Kind = "inserted" if self.kind == "deleted" else "deleted"
        return "".join(piece.text for piece in self.pieces if piece.kind != gone)

    def added(self) -> Iterator[tuple[int, int]]:
        """The stretches of the later draft's paragraph that were put in."""
        position = 0
        for piece in self.pieces:
            if piece.kind == "inserted":
                yield position, position + len(piece.text)
            if piece.kind != "deleted":
                position += len(piece.text)


@dataclass(frozen=True)
class NumberChange:
    """Numbers that were taken out or put in at one spot, as written ("" is none), and their paragraph."""

    before: str
    after: str
    line: LineChange


def compare(before: Sequence[str], after: Sequence[str]) -> list[LineChange]:
    """Every paragraph of both drafts in reading order."""
    least = min(len(before), len(after))
    head = next((n for n in range(least) if before[n] != after[n]), least)
    tail = next((n for n in range(least - head) if before[-1 - n] != after[-1 - n]), least - head)
    ends = len(before) - tail, len(after) - tail
    middle = _middle(before, after, range(head, ends[0]), range(head, ends[1]))
    same = [_same(before, n, n) for n in range(head)]
    return [*same, *middle, *(_same(before, ends[0] + n, ends[1] + n) for n in range(tail))]


def _same(before: Sequence[str], old: int, new: int) -> LineChange:
    return LineChange("same", (Piece("same", before[old]),), old, new)


def _middle(before: Sequence[str], after: Sequence[str], old: range, new: range) -> Iterable[LineChange]:
    """What lies between the first difference and the last."""
    # In a text far longer than any paper, paragraphs that repeat everywhere no longer count as landmarks.
    is_long = max(len(old), len(new)) > LONGEST_PAPER
    one, other = before[old.start : old.stop], after[new.start : new.stop]
    for step, i, until, j, to in SequenceMatcher(None, one, other, autojunk=is_long).get_opcodes():
        if step == "equal":
            yield from (_same(before, old[i + n], new[j + n]) for n in range(until - i))
        else:
            yield from _stretch(before, after, old[i:until], new[j:to])


def words_changed(before: str, after: str) -> tuple[Piece, ...]:
    """One paragraph against its later form."""
    old, new = WORD.findall(before), WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _pieces([("deleted", before), ("inserted", after)])
    found: list[tuple[Kind, str]] = []
    for step, start, end, other, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            found.append(("same", "".join(old[start:end])))
        else:
            found += [("deleted", "".join(old[start:end])), ("inserted", "".join(new[other:until]))]
    return _pieces(found)


def numbers_changed(lines: Sequence[LineChange]) -> list[NumberChange]:
    """The numbers that differ between the drafts, in reading order."""
    return [NumberChange(before, after, line) for line in lines for before, after in _numbers(line)]


def _numbers(line: LineChange) -> Iterator[tuple[str, str]]:
    """Taken out and put in at one spot: a deletion with the insertion right after it."""
    spot: dict[Kind, list[str]] = {"deleted": [], "inserted": []}
    for piece in (*line.pieces, Piece("same", "")):
        if piece.kind != "same":
            spot[piece.kind] += NUMBER.findall(piece.text)
            continue
        gone, come = list(spot["deleted"]), list(spot["inserted"])
        spot = {"deleted": [], "inserted": []}
        if gone != come:
            yield "; ".join(gone), "; ".join(come)


def _stretch(before: Sequence[str], after: Sequence[str], old: range, new: range) -> Iterable[LineChange]:
    """A stretch that was rewritten: edited paragraphs beside what was taken out and put in."""
    pairs = _paired(before, after, old, new)
    taken, put = iter(old), iter(new)
    i, j = next(taken, None), next(put, None)
    for first, second in [*pairs, (None, None)]:
        while i != first:
            yield LineChange("deleted", _pieces([("deleted", before[i or 0])]), i, None)
            i = next(taken, None)
        while j != second:
            yield LineChange("inserted", _pieces([("inserted", after[j or 0])]), None, j)
            j = next(put, None)
        if first is not None and second is not None:
            yield LineChange("changed", words_changed(before[first], after[second]), first, second)
            i, j = next(taken, None), next(put, None)


def _paired(before: Sequence[str], after: Sequence[str], old: range, new: range) -> list[tuple[int, int]]:
    """Which paragraph became which, in order: the pairs with the most words in common altogether."""
    if len(old) * len(new) > MOST_PAIRS:
        return list(zip(old, new, strict=False))
    words = {i: Counter(before[i].split()) for i in old}, {j: Counter(after[j].split()) for j in new}
    best: list[list[tuple[int, list[tuple[int, int]]]]] = [[(0, [])] * (len(new) + 1)]
    for i in old:
        row: list[tuple[int, list[tuple[int, int]]]] = [(0, [])]
        for place, j in enumerate(new):
            found = max(best[-1][place + 1], row[-1], key=lambda each: each[0])
            likeness = _likeness(words[0][i], words[1][j])
            if likeness >= SAME_PARAGRAPH and best[-1][place][0] + likeness > found[0]:
                found = (best[-1][place][0] + likeness, [*best[-1][place][1], (i, j)])
            row.append(found)
        best.append(row)
    return best[-1][-1][1]


def _likeness(one: Counter[str], other: Counter[str]) -> int:
    """How many of a hundred words two paragraphs have in common."""
    whole = one.total() + other.total()
    return 200 * (one & other).total() // whole if whole else 0


def _pieces(found: Iterable[tuple[Kind, str]]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in found if text)
