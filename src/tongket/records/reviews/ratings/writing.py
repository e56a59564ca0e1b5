"""Keeping a stage of ratings: what stood in their place is withdrawn and stays readable, the new names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tongket.access import keeping
from tongket.access.book import Kept, Withdrawal
from tongket.access.gate import Act, Written
from tongket.records.reviews.ratings.checks import draft_checker
from tongket.records.reviews.ratings.drafts import Draft, drafts_of
from tongket.records.reviews.ratings.lines import RatingLine, Side


def write(act: Act, side: Side, lines: Sequence[RatingLine], stage: str) -> Sequence[Written]:
    """The ratings of a stage. Told once more alike, nothing is written; told otherwise, the new revises the earlier.

    Raises `Clash` where a subject was changed since it was seen.
    """
    drafts = drafts_of(side, lines, stage)
    for each in drafts:
        if isinstance(each, Draft) and each.line.version not in (None, each.subject.version):
            raise keeping.Clash(each.subject)
    passed = act.sift(drafts, draft_checker(drafts, stage))
    changed = [(index, each) for index, each in passed if isinstance(each, Draft) and not each.is_told_already]
    gone = _taken_out(act, side, [(index, each.earlier) for index, each in changed if each.earlier])
    entries = [
        (index, replace(each.entry, revises=each.earlier.id if each.earlier else None)) for index, each in changed
    ]
    return [*gone, *keeping.insert(act, side.book, entries)]


def _taken_out(act: Act, side: Side, earlier: Sequence[tuple[int, Kept[Any]]]) -> Sequence[Written]:
    rows = keeping.locked(side.book, [Withdrawal(each.id, each.version) for _, each in earlier])
    return keeping.take_out(act, side.book, [(index, rows[each.id]) for index, each in earlier])
