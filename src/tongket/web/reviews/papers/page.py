"""The page of a unit's papers in a round: each alone, all in one go, how far the work has come, what was made."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.documents.forms.catalogue import form
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.procedures import jobs
from tongket.procedures.annual_review.papers.job import kind_of
from tongket.procedures.jobs import DONE, FAILED, JobState
from tongket.records.reviews.rounds.queries import Round
from tongket.rules.errors import TongketError
from tongket.web.language import spoken
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of
from tongket.web.reviews.papers import shown
from tongket.web.reviews.papers.files import made_for
from tongket.web.reviews.rounds import shown as rounds


def of_round(request: DeskRequest, key: UUID) -> HttpResponse:
    """The committee's page: the papers of the whole round."""
    found = rounds.readable(request.place, key)
    committee = organizations.units_by_id([found.entry.organization])[found.entry.organization]
    return of_unit(request, key, committee.key)


def of_unit(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """The papers of one unit."""
    place = request.place
    found, at = shown.here(place, key, unit)
    is_committee = at.id == found.entry.organization
    job = _job(found, at)
    made = made_for(place, found, at.slug)
    context = {
        "round": found,
        "unit": at,
        "name": rounds.round_title(found),
        "of_round": shown.of_round(place, found) if is_committee else (),
        "of_unit": shown.of_unit(place, found, at),
        "subjects": shown.of_subjects(place, found, at),
        "progress": _progress(found, at, job) if job is not None and not job.is_over else None,
        "is_running": job is not None and not job.is_over,
        "failure": _failure(job),
        "made": made,
        "made_text": _made(job),
        "left_out": [spoken(form(form_id).name) for form_id in made.left_out] if made else (),
        "tabs": rounds.tabs(place, found, "review-papers") if is_committee else (),
        "breadcrumb": rounds.crumbs(found),
    }
    return render(request, "reviews/papers/page.html", context)


@require_POST
def make(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """Ask for all papers of the unit; those being made already are waited for."""
    found, at = shown.here(request.place, key, unit)
    job = _job(found, at)
    if job is None or job.is_over:
        jobs.ask(request.actor, kind_of(found.entry.period), at.slug, found.entry.report_year)
    return redirect("review-unit-papers", key, unit)


def progress(request: DeskRequest, key: UUID, unit: UUID, job: UUID) -> HttpResponse:
    """How far the work has come: a part of the page for htmx, which fetches the whole page when it is over."""
    found, at = shown.here(request.place, key, unit)
    state = jobs.job_state(job)
    if state.organization != at.id or state.kind != kind_of(found.entry.period):
        raise Http404(job)
    if not request.headers.get("HX-Request"):
        return redirect("review-unit-papers", key, unit)
    response = render(request, "parts/progress.html", {"progress": _progress(found, at, state)})
    if state.is_over:
        response["HX-Refresh"] = "true"
    return response


def _job(found: Round, unit: Unit) -> JobState | None:
    return jobs.last_job(kind_of(found.entry.period), unit.id, found.entry.report_year)


def _progress(found: Round, unit: Unit, job: JobState) -> dict[str, object]:
    """A job as `parts/progress.html` takes it."""
    state = job.state if job.state in (DONE, FAILED) else "running"
    arguments = [found.line.key, unit.key]
    return {
        "label": _("Đang lập văn bản"),
        "done": job.done,
        "total": job.total,
        "text": (job.label or _("đang chờ đến lượt")) if state == "running" else "",
        "state": state,
        "url": reverse("review-papers-progress", args=[*arguments, job.key]),
        "page_url": reverse("review-unit-papers", args=arguments),
    }


def _failure(job: JobState | None) -> dict[str, object] | None:
    if job is None or job.state != FAILED or job.error is None:
        return None
    code, arguments = job.error
    return finding_of(TongketError(code, **arguments))


def _made(job: JobState | None) -> str:
    if job is None or job.state != DONE or job.finished_at is None:
        return ""
    when = timezone.localtime(job.finished_at).strftime("%H:%M %d/%m/%Y")
    return _("Lập lúc %(when)s, %(who)s.") % {"when": when, "who": job.asked_by}
