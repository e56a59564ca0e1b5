"""What may be wrong with a task of the year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tongket.records.reviews.assessing.book import TaskEntry
from tongket.records.reviews.rounds.lines import guard_of
from tongket.rules import vocabulary
from tongket.rules.decision import Finding

FAILED = ("late", "not_done")


def task_checker(entries: Sequence[TaskEntry]) -> Callable[[TaskEntry], Iterable[Finding]]:
    """A check for tasks: in an open round, of a subject of this unit."""
    guard = guard_of(entries)
    return lambda entry: [*guard(entry), *check_task(entry)]


def check_task(entry: TaskEntry) -> Iterable[Finding]:
    """It says what was to be done and how it went; by whose fault is asked of a late or undone one alone."""
    if not entry.title.strip() or entry.position < 1:
        yield Finding("task-without-title", {"position": entry.position})
    if entry.result not in vocabulary.groups()["task_result"].words:
        yield Finding("review-word-unknown", {"word": entry.result})
    elif entry.subjective is not None and entry.result not in FAILED:
        yield Finding("task-fault", {"title": entry.title})
