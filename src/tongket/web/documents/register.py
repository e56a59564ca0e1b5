"""The register of papers: the list of the year, and one paper with its life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.documents import queries as papers
from tongket.documents.drafting.queries import lacking
from tongket.documents.queries import PaperRecord
from tongket.documents.register.outdated import sentences_of
from tongket.figures.year import printed_figures
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.documents import forms
from tongket.web.documents.changes import article_of, changes_of
from tongket.web.documents.drafting import shown as shown_drafts
from tongket.web.documents.life import events_of, life_of
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place

TONES = {"draft": "due", "submitted": "info", "signed": "info", "attached": "ok", "sent": "ok"}
STATES = tuple(TONES)


def register(request: DeskRequest) -> HttpResponse:
    """The papers of the year with state, number, date and signer; after them its press article."""
    place = request.place
    if not place.may("paper.read", place.unit.id):
        raise Http404
    every = papers.papers(place.unit.id, place.year)
    article = papers.article(place.unit.id, place.year)
    now = current(place) if every or article else {}
    changed = {found.key for found in papers.stale(every, now)}
    asked = request.GET.get("trang-thai", "")
    asked = asked if asked in STATES else ""
    context = {
        "filters": [
            {
                "id": state,
                "label": state_chip(state)["label"],
                "count": sum(paper.state == state for paper in every),
                "current": state == asked,
            }
            for state in STATES
        ],
        "asked": asked,
        "total": len(every),
        "papers": [_line(paper, changed) for paper in every if not asked or paper.state == asked],
        "article": article_of(place, article, now) if article else None,
        "reads_package": place.may("package.read", place.office.id),
        "may_register": place.may("paper.register_external", place.unit.id),
        "year": place.year,
    }
    return render(request, "documents/register.html", context)


def paper(request: DeskRequest, key: UUID) -> HttpResponse:
    """One paper with its life, its files and what changed since it was made."""
    return page(request, readable(request.place, key))


def page(
    request: DeskRequest,
    found: PaperRecord,
    findings: Sequence[Mapping[str, object]] = (),
    form: forms.StepForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a paper; `form` is a step that was refused, with what was typed."""
    place = request.place
    stale = next(iter(papers.stale([found], current(place))), None)
    context = {
        "paper": found,
        "type": vocabulary.label(found.type, language(), "paper_type"),
        "body": vocabulary.label(found.body, language(), "issuing_body"),
        "chip": state_chip(found.state),
        "date": date_vi(found.dated_on) if found.dated_on else "",
        "life": life_of(found),
        "events": events_of(found),
        "step": form or forms.next_step(place, found),
        "files": [_file(found, file.name, edited=file.edited) for file in found.files if not file.gone],
        "copy": _file(found, found.copy_name) if found.copy_name else None,
        "missing": found.missing if (lacks := lacking(found.id)) is None else lacks,
        "changes": changes_of(place, stale.changes, sentences_of(found)) if stale else [],
        "findings": findings,
        "withdraw": place.may("paper.withdraw", found.organization) and not found.is_withdrawn,
        "tabs": shown_drafts.tabs(found, "paper"),
        "breadcrumb": [(_("Sổ văn bản"), reverse("papers")), (found.title, None)],
    }
    return render(request, "documents/paper.html", context, status=status)


def readable(place: Place, key: UUID) -> PaperRecord:
    """A paper the person may read, withdrawn or not; 404 for any other."""
    found = papers.paper(key)
    if not place.may("paper.read", found.organization):
        raise Http404(key)
    return found


def current(place: Place) -> Mapping[str, Decimal | None]:
    """The figures as they are now, by tag."""
    return {value.tag: value.value for value in printed_figures(place.asked)}


def state_chip(state: str) -> dict[str, str]:
    return {"label": vocabulary.label(state, language(), "paper_state"), "tone": TONES[state]}


def _line(found: PaperRecord, changed: set[UUID]) -> dict[str, object]:
    return {
        "title": found.title,
        "url": reverse("paper", args=[found.key]),
        "type": vocabulary.label(found.type, language(), "paper_type"),
        "number": found.number_line,
        "date": date_vi(found.dated_on) if found.dated_on else "",
        "signer": found.signer_name,
        "chip": state_chip(found.state),
        "is_external": found.is_external,
        "is_stale": found.key in changed,
        "is_edited": found.edited,
    }


def _file(found: PaperRecord, name: str, *, edited: bool = False) -> dict[str, object]:
    return {"name": name, "url": reverse("paper-file", args=[found.key, name]), "edited": edited}
