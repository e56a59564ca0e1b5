"""The facts of a round's outcome: summaries, decisions and the report by the round's key, the notice by the unit's
(`<round>.<unit>`), a person's slip by the subject's."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from tongket.documents.forms.facts import reviews, tallies
from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import key_of
from tongket.documents.reviews import papers
from tongket.documents.reviews.known import Known, know
from tongket.records.reviews.rounds.queries import round_with
from tongket.rules.errors import TongketError


def forms_of(key: str) -> Sequence[str]:
    """The summaries, decisions and the report of a round."""
    return papers.papers_of_round(known_round("ratings", key))


def gather(form_id: str, key: str) -> Gathered:
    """The facts for one form."""
    if form_id in papers.OF_SUBJECT:
        return reviews.gather(form_id, key)
    if form_id in papers.OF_UNIT:
        return tallies.gather(form_id, key)
    known = known_round(form_id, key)
    if form_id not in papers.papers_of_round(known):
        raise TongketError("form-record-unknown", form=form_id, record=key)
    return papers.gathered(form_id, known)


def known_round(form_id: str, key: str) -> Known:
    """A round with all its subjects. Raises `record-not-found`, `form-record-unknown`."""
    return know(round_with(key_of(form_id, key)), timezone.localdate())
