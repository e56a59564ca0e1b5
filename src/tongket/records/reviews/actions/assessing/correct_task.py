"""Correct a task of the year or its result."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.assessing.book import TASKS, TaskEntry
from tongket.records.reviews.assessing.tasks import task_checker
from tongket.records.reviews.rounds.lines import same_subject, units_of_lines


@action("review_task.correct", event="review_task.corrected", ledger="review_tasks", units=units_of_lines(TASKS))
def correct_task(act: Act, corrections: Sequence[Correction[TaskEntry]]) -> Sequence[Written]:
    """As for a new one."""
    check = task_checker([each.entry for each in corrections])
    return keeping.correct(act, TASKS, corrections, check, same_subject(TASKS, corrections))
