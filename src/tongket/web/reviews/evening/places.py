"""Where the pages of an evening stand: a round and one of its units, or one subject of it. What one may not read is
not there (404)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.reviews.rounds.queries import Round, round_with, rounds_by_id, standings
from tongket.records.reviews.rounds.standing import UnitStanding
from tongket.records.reviews.subjects.queries import Subject, subject_with, subjects_of
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.periods import year_span
from tongket.web.language import language
from tongket.web.place import Place
from tongket.web.reviews.naming import names_of_subjects

SEE_REVIEWS, SEE_TALLIES, SEE_COMMENTS = "review_assessment.see", "review_tally.see", "review_comment.see"


@dataclass(frozen=True)
class Evening:
    """A unit in a round, with where it stands."""

    round: Round
    unit: Unit
    standing: UnitStanding

    @property
    def year(self) -> int:
        return self.round.entry.report_year

    @property
    def takes(self) -> bool:
        """Whether the unit's own lines may still be written."""
        return not self.round.closed and not self.standing.handed_up

    @property
    def period(self) -> str:
        """Cả năm 2023."""
        return f"{vocabulary.label(self.round.entry.period, language(), 'review_period')} {self.year}"

    def url(self, name: str) -> str:
        return reverse(name, args=[self.round.line.key, self.unit.key])


@dataclass(frozen=True)
class OfSubject:
    """One subject and the evening it belongs to; `name` is the person's, the collective's or the unit's."""

    subject: Subject
    name: str
    evening: Evening

    def url(self, name: str) -> str:
        return reverse(name, args=[self.subject.key])


def readable_evening(place: Place, round_key: UUID, unit_key: UUID, *permissions: str) -> Evening:
    """The unit of a round, where one of the permissions is held and the unit has something to review."""
    try:
        found = round_with(round_key)
    except TongketError as error:
        raise Http404(round_key) from error
    units = {each.entry.organization for each in subjects_of(found.id)} & _seen(place, permissions)
    named = organizations.units_by_id(units, _day(found))
    unit = next((each for each in named.values() if each.key == unit_key), None)
    if unit is None:
        raise Http404(unit_key)
    return _evening(found, unit)


def readable_subject(place: Place, key: UUID, *permissions: str) -> OfSubject:
    """The subject, where one of the permissions is held at the unit of its review."""
    try:
        subject = subject_with(key)
    except TongketError as error:
        raise Http404(key) from error
    unit = subject.entry.organization
    if unit not in _seen(place, permissions):
        raise Http404(key)
    found = rounds_by_id([subject.entry.round])[subject.entry.round]
    evening = _evening(found, organizations.units_by_id([unit], _day(found))[unit])
    return OfSubject(subject, names_of_subjects([subject])[subject.id], evening)


def crumbs(evening: Evening, *rest: tuple[str, str | None]) -> Sequence[tuple[str, str | None]]:
    """The way to a page of the evening; the evening itself where nothing follows."""
    here = _("Buổi kiểm điểm")
    return [
        (_("Kiểm điểm, xếp loại"), reverse("reviews")),
        (evening.period, reverse("review-round", args=[evening.round.line.key])),
        (evening.unit.name, evening.url("review-unit")),
        (here, evening.url("review-evening") if rest else None),
        *rest,
    ]


def _evening(found: Round, unit: Unit) -> Evening:
    return Evening(found, unit, standings(found.id).get(unit.id, UnitStanding()))


def _seen(place: Place, permissions: tuple[str, ...]) -> set[int]:
    return {unit for permission in permissions for unit in place.reads(permission)}


def _day(found: Round) -> date:
    return max(found.entry.opened_on, year_span(found.entry.report_year)[1])
