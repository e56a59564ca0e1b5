"""Enter the tasks of the year with their results."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.assessing.book import TASKS, TaskEntry
from tongket.records.reviews.assessing.tasks import task_checker
from tongket.records.reviews.rounds.lines import units_of_entries


@action("review_task.enter", event="review_task.entered", ledger="review_tasks", units=units_of_entries())
def enter_task(act: Act, entries: Sequence[TaskEntry]) -> Sequence[Written]:
    """Evidence for the rating: one line a task, its position tells two of the same subject apart."""
    return keeping.add(act, TASKS, entries, task_checker(entries))
