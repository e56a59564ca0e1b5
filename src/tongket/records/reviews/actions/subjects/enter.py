"""Enter who is reviewed and rated in a round."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.subjects.book import SUBJECTS, SubjectEntry
from tongket.records.reviews.subjects.checks import subject_checker


@action("review_subject.enter", event="review_subject.entered", ledger="review_subjects", units=keeping.units(SUBJECTS))
def enter(act: Act, entries: Sequence[SubjectEntry]) -> Sequence[Written]:
    """Lines of the round's list; the same person or collective stands there only once."""
    return keeping.add(act, SUBJECTS, entries, subject_checker(entries))
