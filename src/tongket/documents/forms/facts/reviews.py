"""The facts of one subject of a review for its papers. The record is the subject's line in the round's list."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import key_of
from tongket.documents.reviews import papers
from tongket.documents.reviews.known import Known, know_one
from tongket.records.reviews.rounds.queries import rounds_by_id
from tongket.records.reviews.subjects.queries import Subject, subject_with
from tongket.rules.errors import TongketError


def forms_of(key: str) -> Sequence[str]:
    """The papers of one subject: the self-review or report, appraisal, comments, and of a person the result."""
    return papers.papers_of_subject(*known_subject("reviews", key))


def gather(form_id: str, key: str) -> Gathered:
    """The subject's facts for one form of its year. Raises `form-record-unknown` for a form of another year."""
    known, subject = known_subject(form_id, key)
    if form_id not in papers.papers_of_subject(known, subject):
        raise TongketError("form-record-unknown", form=form_id, record=key)
    return papers.gathered(form_id, known, subject)


def known_subject(form_id: str, key: str) -> tuple[Known, Subject]:
    """A subject by key with its round. Raises `record-not-found`, `form-record-unknown`."""
    subject = subject_with(key_of(form_id, key))
    found = rounds_by_id([subject.entry.round]).get(subject.entry.round)
    if found is None:
        raise TongketError("form-record-unknown", form=form_id, record=key)
    return know_one(found, subject, timezone.localdate()), subject
