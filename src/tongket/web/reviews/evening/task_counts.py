"""Counts of tasks typed into the grid, kept as tasks without a name of their own until the sheet names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tongket.access.actor import Actor
from tongket.access.book import Correction, Kept, Withdrawal
from tongket.records.reviews.actions.assessing.correct_task import correct_task
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.assessing.withdraw_task import withdraw_task
from tongket.records.reviews.assessing.book import TaskEntry
from tongket.web.reviews.evening.columns import TASKS
from tongket.web.reviews.evening.lines import Line

Counts = Mapping[str, int]
UNNAMED = re.compile(r"Nhiệm vụ \d+")
WHY = "Sửa số lượng nhiệm vụ trên bảng kiểm điểm"


def are_unnamed(tasks: Sequence[Kept[TaskEntry]]) -> bool:
    """Whether the tasks are counts alone: then the grid may change them."""
    return all(UNNAMED.fullmatch(each.entry.title) for each in tasks)


def save_counts(actor: Actor, counted: Sequence[tuple[Line, Counts]]) -> None:
    """Bring the unnamed tasks of each subject to these counts: change, add or withdraw as few as possible."""
    corrections: list[Correction[TaskEntry]] = []
    new: list[TaskEntry] = []
    gone: list[Withdrawal] = []
    for line, counts in counted:
        spare, wanting = _apart(line, counts)
        for kept, result in zip(spare, wanting, strict=False):
            corrections.append(Correction(kept.id, kept.version, replace(kept.entry, result=result, subjective=None)))
        gone += [Withdrawal(kept.id, kept.version) for kept in spare[len(wanting) :]]
        last = max((each.entry.position for each in line.tasks), default=0)
        new += [
            TaskEntry(line.subject.entry.organization, line.id, f"Nhiệm vụ {place}", result, place)
            for place, result in enumerate(wanting[len(spare) :], last + 1)
        ]
    if corrections:
        correct_task(actor, corrections)
    if gone:
        withdraw_task(actor, gone, reason=WHY)
    if new:
        enter_task(actor, new)


def _apart(line: Line, counts: Counts) -> tuple[list[Kept[TaskEntry]], list[str]]:
    """The tasks of which there are too many, and the results of which there are too few."""
    left = Counter({word: counts.get(word, 0) for word in TASKS})
    spare = []
    for kept in line.tasks:
        if left[kept.entry.result] > 0:
            left[kept.entry.result] -= 1
        else:
            spare.append(kept)
    return spare, list(left.elements())
