"""What may be asked of comments: by subject alone. No one can be looked up as the giver of comments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Kept
from tongket.records.reviews.assessing.models import ReviewComment
from tongket.records.reviews.comments.book import COMMENTS, CommentEntry

SEE = "review_comment.see"
"""The permission to read the comment sheets."""
CHUNK = 900


@dataclass(frozen=True)
class Remedies:
    """How many remedies were promised at a review and how many are done by a day; `overdue` of the others are late."""

    promised: int
    done: int
    overdue: int

    @property
    def percent(self) -> int:
        """The share done, rounded down: 100 only where all are."""
        return self.done * 100 // self.promised


def comments_of(subjects: Collection[int]) -> Mapping[int, Sequence[Kept[CommentEntry]]]:
    """The comment sheet of each of these subjects, in the order it was written; one without any is not in it."""
    found: dict[int, list[Kept[CommentEntry]]] = defaultdict(list)
    wanted = sorted(set(subjects))
    for start in range(0, len(wanted), CHUNK):
        rows = ReviewComment.objects.filter(subject__in=wanted[start : start + CHUNK], withdrawn_at=None)
        for row in rows.order_by("subject", "place", "id"):
            found[row.subject_id].append(COMMENTS.kept(row))
    return found


def comments_by_id(ids: Collection[int]) -> Sequence[Kept[CommentEntry]]:
    """These comments by their own id."""
    found: list[Kept[CommentEntry]] = []
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), CHUNK):
        found += map(COMMENTS.kept, ReviewComment.objects.filter(pk__in=wanted[start : start + CHUNK]))
    return found


def remedies_of(subjects: Collection[int], on: date) -> Mapping[int, Remedies]:
    """What these subjects promised to mend and how much of it is done by a day; who promised nothing is not in it."""
    found = {}
    for subject, sheet in comments_of(subjects).items():
        promised = [kept.entry for kept in sheet if kept.entry.remedy]
        done = [entry for entry in promised if entry.remedied_on is not None and entry.remedied_on <= on]
        open_still = [entry for entry in promised if entry.remedied_on is None or entry.remedied_on > on]
        overdue = [entry for entry in open_still if entry.remedy_by is not None and entry.remedy_by < on]
        if promised:
            found[subject] = Remedies(len(promised), len(done), len(overdue))
    return found
