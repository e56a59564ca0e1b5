"""Step 1: the list is given; what came before stands below."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.base import File
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tongket.exchange.excel.intake import MAX_PACKED
from tongket.exchange.national import lists
from tongket.exchange.national.lists import UPLOAD, Listed
from tongket.exchange.states import ASKS_COLUMNS, CONFIRMED
from tongket.rules.errors import TongketError
from tongket.web.national import steps
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of

FILE, AGAIN = "tep", "doc-lai"
MEGABYTE = 1024 * 1024
SHOWN = 20


def choose(request: DeskRequest) -> HttpResponse:
    """Take a list in and hold it against the register; nothing of the register is written."""
    steps.allowed(request)
    findings: list[dict[str, object]] = []
    is_known = False
    if request.method == "POST":
        try:
            return _received(request)
        except TongketError as error:
            findings, is_known = [finding_of(error)], error.code == "national-list-known"
    context = {
        "wizard": steps.wizard(steps.CHOOSE),
        "findings": findings,
        "is_known": is_known,
        "maximum": MAX_PACKED // MEGABYTE,
        "may_upload": request.place.may(UPLOAD, request.place.office.id),
        "unit": request.place.office.name,
        "lists": [_line(found) for found in lists.lists(request.place.office.id)[:SHOWN]],
    }
    return render(request, "national/choose.html", context, status=422 if findings else 200)


def _received(request: DeskRequest) -> HttpResponse:
    file = request.FILES.get(FILE)
    name = file.name or "" if file else ""
    content = _content(file, name)
    found = lists.receive(request.actor, request.place.office, name, content, again=bool(request.POST.get(AGAIN)))
    if found.comparison is not None and found.decided:
        count = len(found.decided)
        messages.info(request, _("%(count)s điểm đã trả lời ở các danh sách trước, không hỏi lại.") % {"count": count})
    return redirect(steps.page_of(found))


def _content(file: File[bytes] | None, name: str) -> bytes:
    if file is None:
        raise TongketError("file-not-xlsx", file="–")
    size = file.size or 0
    if size > MAX_PACKED:
        raise TongketError("file-too-large", file=name, size=size // MEGABYTE, maximum=MAX_PACKED // MEGABYTE)
    return bytes(file.read())


def _line(found: Listed) -> dict[str, object]:
    chips = {
        ASKS_COLUMNS: {"label": _("chờ đối chiếu cột"), "tone": "due"},
        CONFIRMED: {"label": _("đã xác nhận"), "tone": "ok"},
    }
    return {
        "file": found.file,
        "url": steps.page_of(found),
        "when": timezone.localtime(found.uploaded_at).strftime("%H:%M %d/%m/%Y"),
        "who": found.uploaded_by,
        "chip": chips.get(found.state, {"label": _("chờ trả lời"), "tone": "info"}),
    }
