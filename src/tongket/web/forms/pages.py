"""One paper of a record: seen in the browser, downloaded, entered in the register of papers."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.gate import Refused
from tongket.documents.forms.gathering import MadeForm, made
from tongket.documents.render.html import to_html
from tongket.procedures.form_papers import RENDERERS, enter_in_register, file_name, file_of
from tongket.rules.errors import TongketError
from tongket.web.forms.shown import may_see, paper_of
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of, findings_of

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


def preview(request: DeskRequest, subject: str, name: str, key: str) -> HttpResponse:
    """The paper as it would be printed now, with what it lacks."""
    return _page(request, seen(request, subject, name, key))


def download(request: DeskRequest, subject: str, name: str, key: str, kind: str) -> HttpResponse:
    """The paper as a Word or PDF file."""
    found = seen(request, subject, name, key)
    if kind not in RENDERERS:
        raise Http404(kind)
    response = HttpResponse(file_of(found, kind), content_type=TYPES[kind])
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file_name(found, kind))}"
    return response


@require_POST
def register(request: DeskRequest, subject: str, name: str, key: str) -> HttpResponse:
    """Enter the paper as a draft in the register; the page of the paper there takes it further."""
    found = seen(request, subject, name, key)
    try:
        paper = enter_in_register(request.actor, found.form.id, key)
    except Refused as refused:
        return _page(request, found, [findings_of(each) for each in refused.found], 422)
    except TongketError as error:
        if error.code == "access-denied":
            raise
        return _page(request, found, [finding_of(error)], 422)
    messages.success(request, _("Đã đưa vào sổ văn bản thành dự thảo."))
    return redirect("paper", paper)


def seen(request: DeskRequest, subject: str, name: str, key: str) -> MadeForm:
    """The filled form, for whoever may see the record; what one may not see is not there (404)."""
    try:
        found = made(f"{subject}/{name}", key)
    except TongketError as error:
        if error.code in ("form-unknown", "form-record-unknown", "record-not-found"):
            raise Http404(key) from error
        raise
    if not may_see(request.place, found):
        raise Http404(key)
    return found


def _page(request: DeskRequest, found: MadeForm, findings: object = (), status: int = 200) -> HttpResponse:
    context = {
        "each": paper_of(request.place, found),
        # Everything in it was escaped when it was rendered.
        "paper": mark_safe(to_html(found.filled.paper, 2)),  # noqa: S308  # nosec B308 B703
        "findings": findings,
    }
    return render(request, "forms/preview.html", context, status=status)
