"""Counts of tasks, kept as tasks without a name of their own until the sheet of the subject names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tongket.access.book import Correction, Kept, Withdrawal
from tongket.procedures.annual_review.evening.rows import TASKS, TaskCounts
from tongket.records.reviews.assessing.book import TaskEntry
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules.decision import Finding

UNNAMED = re.compile(r"Nhiệm vụ \d+")
MOST = 99


@dataclass(frozen=True)
class Dropped(Withdrawal):
    """An unnamed task too many; the reason says where it went."""

    reason: str = "Sửa số lượng nhiệm vụ trên bảng kiểm điểm"


@dataclass(frozen=True)
class Change:
    """What brings the tasks of a subject to the counts, as little as possible."""

    corrections: Sequence[Correction[TaskEntry]]
    entries: Sequence[TaskEntry]
    withdrawals: Sequence[Withdrawal]


def task_changes(subject: Subject, counts: TaskCounts, kept: Sequence[Kept[TaskEntry]]) -> Change | Finding:
    """The changes to unnamed tasks; a finding where tasks listed by name say otherwise, or the counts cannot be."""
    wanted = Counter({word: getattr(counts, word) for word in TASKS})
    if min(wanted.values()) < 0 or sum(wanted.values()) > MOST:
        return Finding("evening-task-counts", {"count": sum(wanted.values()), "most": MOST})
    present = Counter(line.entry.result for line in kept)
    if +wanted == present:
        return Change((), (), ())
    if not all(UNNAMED.fullmatch(line.entry.title) for line in kept):
        return Finding("evening-tasks-named", {"count": len(kept)})
    return _change(subject, wanted, kept)


def _change(subject: Subject, wanted: Counter[str], kept: Sequence[Kept[TaskEntry]]) -> Change:
    spare = []
    for line in kept:
        if wanted[line.entry.result] > 0:
            wanted[line.entry.result] -= 1
        else:
            spare.append(line)
    lacking = list((+wanted).elements())
    corrections = [
        Correction(line.id, line.version, replace(line.entry, result=result, subjective=None))
        for line, result in zip(spare, lacking, strict=False)
    ]
    last = max((line.entry.position for line in kept), default=0)
    entries = [
        TaskEntry(subject.entry.organization, subject.id, f"Nhiệm vụ {place}", result, place)
        for place, result in enumerate(lacking[len(spare) :], last + 1)
    ]
    return Change(corrections, entries, [Dropped(line.id, line.version) for line in spare[len(lacking) :]])
