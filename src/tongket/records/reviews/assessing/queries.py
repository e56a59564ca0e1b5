"""What may be asked of assessments and of the tasks of the year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from tongket.access.book import Kept
from tongket.records.reviews.assessing.book import ASSESSMENTS, TASKS, AssessmentEntry, TaskEntry
from tongket.records.reviews.assessing.models import ReviewAssessment, ReviewTask

SEE = "review_assessment.see"
"""The permission to read what someone wrote of themselves and how they were appraised."""
CHUNK = 900


def assessments_of(subjects: Collection[int]) -> Mapping[int, Mapping[str, Kept[AssessmentEntry]]]:
    """The sides, `self` and `appraised`, of each of these subjects; one without any is not in it."""
    found: dict[int, dict[str, Kept[AssessmentEntry]]] = defaultdict(dict)
    wanted = sorted(set(subjects))
    for start in range(0, len(wanted), CHUNK):
        rows = ReviewAssessment.objects.filter(subject__in=wanted[start : start + CHUNK], withdrawn_at=None)
        for row in rows:
            found[row.subject_id][row.side] = ASSESSMENTS.kept(row)
    return found


def tasks_of(subjects: Collection[int]) -> Mapping[int, Sequence[Kept[TaskEntry]]]:
    """The tasks of the year of each of these subjects in their order; one without any is not in it."""
    found: dict[int, list[Kept[TaskEntry]]] = defaultdict(list)
    wanted = sorted(set(subjects))
    for start in range(0, len(wanted), CHUNK):
        rows = ReviewTask.objects.filter(subject__in=wanted[start : start + CHUNK], withdrawn_at=None)
        for row in rows.order_by("subject", "position", "id"):
            found[row.subject_id].append(TASKS.kept(row))
    return found
