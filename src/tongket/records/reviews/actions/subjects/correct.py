"""Correct a line of the round's list: where it is reviewed, its frame, its group, why it is not rated."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.subjects.book import SUBJECTS, SubjectEntry
from tongket.records.reviews.subjects.checks import subject_checker


@action(
    "review_subject.correct",
    event="review_subject.corrected",
    ledger="review_subjects",
    units=keeping.units_of_kept(SUBJECTS),
)
def correct(act: Act, corrections: Sequence[Correction[SubjectEntry]]) -> Sequence[Written]:
    """A member who moved is reviewed where the membership is now: the line goes along, nothing is entered twice."""
    return keeping.correct(act, SUBJECTS, corrections, subject_checker([each.entry for each in corrections]))
