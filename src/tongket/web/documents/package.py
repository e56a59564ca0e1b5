"""The package of the year: what is missing or doubtful, the button that makes it, its progress, its papers."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.documents import queries as papers
from tongket.documents.papers.doubts import doubts
from tongket.documents.queries import PaperRecord
from tongket.procedures import jobs
from tongket.procedures.jobs import DONE, FAILED, JobState
from tongket.procedures.package_folder import FolderFile
from tongket.procedures.package_job import KIND
from tongket.rules.errors import TongketError
from tongket.web.documents import year_of_papers
from tongket.web.documents.files import package_files
from tongket.web.documents.register import current
from tongket.web.documents.year_of_papers import INDEX, Listed
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of

MAKE = "package.make"
TONE_OF_DOUBT = {"missing": "due", "unwritten": "due", "question": "info"}


def package(request: DeskRequest) -> HttpResponse:
    """The year's package."""
    place = request.place
    found = year_of_papers.year_of(place)
    files = package_files(place)
    job = jobs.last_job(KIND, place.office.id, place.year)
    kept = year_of_papers.newest(place)
    article = year_of_papers.article(place)
    now = current(place) if kept or article else {}
    changed = {stale.key for stale in (*papers.stale(list(kept.values()), now), *papers.stale(article, now))}
    shown_papers = [
        _paper(each, list(files.values()), kept.get(each.kind), changed) for each in year_of_papers.listed(found)
    ]
    context = {
        "papers": shown_papers,
        "is_stale": bool(changed),
        "doubts": [{"tone": TONE_OF_DOUBT.get(doubt.kind, "info"), "text": doubt.text} for doubt in doubts(found)],
        "may_make": place.may(MAKE, place.office.id),
        "progress": shown(job) if job is not None and not job.is_over else None,
        "is_running": job is not None and not job.is_over,
        "failure": _failure(job),
        "made": _made(job) if files else "",
        "has_files": bool(files),
        "index_url": reverse("package-file", args=[INDEX]) if INDEX in files else "",
        "edited": [file.name for file in files.values() if file.edited],
        "year": place.year,
    }
    return render(request, "documents/package.html", context)


@require_POST
def make(request: DeskRequest) -> HttpResponse:
    """Ask for the package; one that is being made already is waited for."""
    place = request.place
    running = jobs.last_job(KIND, place.office.id, place.year)
    if running is None or running.is_over:
        jobs.ask(request.actor, KIND, place.office.slug, place.year)
    return redirect("package")


def progress(request: DeskRequest, key: UUID) -> HttpResponse:
    """How far the work has come: a part of the page for htmx, which then fetches the whole page when it is over."""
    job = jobs.job_state(key)
    if job.organization != request.place.office.id or not request.place.may("package.read", job.organization):
        raise Http404(key)
    if not request.headers.get("HX-Request"):
        return redirect("package")
    response = render(request, "parts/progress.html", {"progress": shown(job)})
    if job.is_over:
        response["HX-Refresh"] = "true"
    return response


def shown(job: JobState) -> dict[str, object]:
    """A job as `parts/progress.html` takes it."""
    state = job.state if job.state in (DONE, FAILED) else "running"
    steps = (
        _("đang chờ đến lượt"),
        _("đọc số liệu, danh sách"),
        _("soạn văn bản"),
        _("xuất tệp Word và PDF"),
        _("tin báo chí, phụ lục số liệu"),
        _("ghi vào sổ văn bản"),
        _("ghi thư mục"),
    )
    return {
        "label": _("Đang lập bộ hồ sơ"),
        "done": job.done,
        "total": max(job.total, len(steps) - 1) if state == "running" else job.total,
        "text": steps[min(job.done, len(steps) - 1)] if state == "running" else "",
        "state": state,
        "url": reverse("package-progress", args=[job.key]),
        "page_url": reverse("package"),
    }


def _paper(
    each: Listed, files: Sequence[FolderFile], kept: PaperRecord | None, changed: set[UUID]
) -> dict[str, object]:
    chip = {"label": _("đủ số liệu"), "tone": "ok"}
    if each.is_draft:
        chip = {"label": _("dự thảo"), "tone": "due"}
    return {
        "title": each.title,
        "is_stale": kept is not None and kept.key in changed,
        "chip": chip,
        "missing": each.missing,
        "preview_url": reverse("paper-preview", args=[each.kind.replace("_", "-")]) if each.kind else "",
        "files": year_of_papers.files_of(each.stem, files),
        "register_url": reverse("paper", args=[kept.key]) if kept else "",
        "register": " · ".join(filter(None, (kept.number_line, year_of_papers.state_name(kept.state)))) if kept else "",
    }


def _failure(job: JobState | None) -> dict[str, object] | None:
    if job is None or job.state != FAILED or job.error is None:
        return None
    code, arguments = job.error
    return finding_of(TongketError(code, **arguments))


def _made(job: JobState | None) -> str:
    if job is None or job.finished_at is None:
        return ""
    when = timezone.localtime(job.finished_at).strftime("%H:%M %d/%m/%Y")
    return _("Lập lúc %(when)s, %(who)s.") % {"when": when, "who": job.asked_by}
