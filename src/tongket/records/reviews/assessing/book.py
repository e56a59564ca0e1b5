"""The books of assessments and of the tasks of the year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tongket.access.book import Book
from tongket.records.reviews.assessing.models import ReviewAssessment, ReviewTask
from tongket.records.reviews.jsons import columns_of, reader_of
from tongket.rules import vocabulary


@dataclass(frozen=True)
class AssessmentEntry:
    """One side of a subject's assessment: `self` or `appraised`. `subject` is the line of the round's list.

    `scores`: criterion → hundredths of a point, or a level word where the year knows no points; `points` their sum in
    hundredths; `level` what this side proposes; `sections` the texts of the form by section; `official_level` the
    subject's own rating as a civil servant; `remedied_percent` how many of the earlier shortcomings are remedied.
    """

    organization: int
    subject: int
    side: str = "self"
    scores: Mapping[str, int | str] = field(default_factory=dict)
    points: int | None = None
    level: str = ""
    explanation: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    official_level: str = ""
    sick_months: int | None = None
    remedied_percent: int | None = None


@dataclass(frozen=True)
class TaskEntry:
    """A task of the year: `result` is on_time, exceeded, late or not_done; `subjective` whether by one's own fault."""

    organization: int
    subject: int
    title: str
    result: str
    position: int = 1
    subjective: bool | None = None
    product: str = ""


def _assessment_words(entries: Sequence[AssessmentEntry]) -> Sequence[tuple[str, str]]:
    """The side alone: what someone wrote of themselves is nothing to search in."""
    labels = [vocabulary.label(entry.side, group="review_side") for entry in entries]
    return [(label, label) for label in labels]


def _task_words(entries: Sequence[TaskEntry]) -> Sequence[tuple[str, str]]:
    return [(entry.title, f"{entry.position:04d} {entry.title}") for entry in entries]


JSONS = frozenset({"scores", "sections"})
ASSESSMENTS = Book(
    "review_assessments",
    ReviewAssessment,
    AssessmentEntry,
    ("subject", "side"),
    _assessment_words,
    columns=columns_of(ReviewAssessment, JSONS),
    read=reader_of(ReviewAssessment, AssessmentEntry, JSONS),
)
TASKS = Book("review_tasks", ReviewTask, TaskEntry, ("subject", "position"), _task_words)
