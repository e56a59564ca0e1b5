"""The papers of a round as the page lists them, each with its preview; those one may not see are left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from tongket.access.gate import scopes_of
from tongket.documents.forms.catalogue import form
from tongket.documents.forms.facts.tallies import unit_key
from tongket.documents.reviews import papers
from tongket.documents.reviews.known import Known, know
from tongket.organizations.queries import Unit
from tongket.procedures.annual_review.papers.job import PERMISSION
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.web.language import spoken
from tongket.web.place import Place
from tongket.web.reviews.rounds.unit.page import readable

Link = dict[str, object]


def here(place: Place, key: UUID, unit: UUID) -> tuple[Round, Unit]:
    """A round and one of its units whose ratings the person may read; 404 for any other."""
    found, at = readable(place, key, unit)
    if not place.may(PERMISSION, at.id):
        raise Http404(unit)
    return found, at


def of_round(place: Place, found: Round) -> Sequence[Link]:
    """Summaries, decisions, report."""
    whole = Known(found, tuple(subjects_of(found.id)), place.today)
    return list(_links(place, whole, whole.committee, papers.papers_of_round(whole), str(found.line.key)))


def of_unit(place: Place, found: Round, unit: Unit) -> Sequence[Link]:
    """Ballot, count, minutes, proposals, notice."""
    known = know(found, place.today, [unit.id])
    forms = papers.papers_of_unit(known, unit.id)
    return list(_links(place, known, unit.id, forms, unit_key(found.line.key, unit.key)))


def of_subjects(place: Place, found: Round, unit: Unit) -> Sequence[Link]:
    """Everybody reviewed in the unit with their papers."""
    known = know(found, place.today, [unit.id])
    rows: list[Link] = []
    for subject in known.subjects:
        forms = papers.papers_of_subject(known, subject)
        links = list(_links(place, known, unit.id, forms, str(subject.key)))
        if links:
            rows.append({"name": known.name(subject), "papers": links})
    return rows


def _links(place: Place, known: Known, unit: int, forms: Iterable[str], key: str) -> Iterable[Link]:
    above = scopes_of([unit])[unit]
    for form_id in forms:
        sort = papers.SORTS[form_id]
        at = {unit, known.committee} if sort.is_strict else above
        if place.actor.may(sort.permission, at, place.today):
            url = reverse("form_preview", args=[*form_id.split("/"), key])
            yield {"title": spoken(form(form_id).name), "url": url}
