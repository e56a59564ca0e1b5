"""Step 1 of the import: choose files, several at once; what waits for its confirmation stands below."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tongket.exchange import uploads
from tongket.exchange.excel.intake import MAX_PACKED
from tongket.exchange.states import PREVIEWED
from tongket.exchange.uploads import Preview
from tongket.rules.errors import TongketError
from tongket.web.exchange import uploaded
from tongket.web.exchange.navigation import UPLOAD
from tongket.web.place import DeskRequest, Place

FILES, YEAR = "tep", "nam"
DONE_SHOWN = 20
MEGABYTE = 1024 * 1024


def choose(request: DeskRequest) -> HttpResponse:
    """Take files in and preview them; nothing is written before a person confirms."""
    place = request.place
    if not place.may(UPLOAD):
        raise PermissionDenied
    findings: list[dict[str, object]] = []
    year = _year(request)
    if request.method == "POST":
        files = request.FILES.getlist(FILES)
        found, findings = _previewed(request, files, year)
        if len(found) == 1 and not findings:
            return redirect("import-preview", found[0].key)
        if found:
            messages.info(request, _("Đã đọc %(count)s tệp; chưa ghi gì vào sổ.") % {"count": len(found)})
        if found and not findings:
            return redirect("import")
    context = {
        **listed(place, year),
        "wizard": uploaded.steps(uploaded.CHOOSE),
        "findings": findings,
        "year": year,
        "maximum": MAX_PACKED // MEGABYTE,
        "exports": place.may("organization.read", place.office.id),
        "whole_office": place.may(UPLOAD, place.office.id),
    }
    return render(request, "exchange/choose.html", context, status=422 if findings else 200)


def listed(place: Place, year: int | None = None) -> dict[str, object]:
    """The uploads that wait and those last confirmed."""
    lines = [(found, uploaded.line(place, found)) for found in uploaded.seen(place, year)]
    waiting = [line for found, line in lines if found.state == PREVIEWED]
    done = [line for found, line in lines if found.state != PREVIEWED]
    return {"waiting": waiting, "several": any(line["ready"] for line in waiting), "done": done[:DONE_SHOWN]}


def _previewed(
    request: DeskRequest, files: Sequence[File[bytes]], year: int
) -> tuple[Sequence[Preview], list[dict[str, object]]]:
    found: list[Preview] = []
    findings: list[dict[str, object]] = []
    if not files:
        findings.append({"tone": "bad", "title": _("Chưa chọn tệp nào"), "mend": _("Chọn một hoặc nhiều tệp .xlsx.")})
    for file in files:
        name = file.name or ""
        try:
            found.append(uploads.preview(request.actor, name, _content(file), request.place.office, year))
        except TongketError as error:
            findings.append(uploaded.said(error, name))
    return found, findings


def _content(file: File[bytes]) -> bytes:
    """The bytes of a file that is not too large to be read at all."""
    size = file.size or 0
    if size > MAX_PACKED:
        raise TongketError("file-too-large", file=file.name, size=size // MEGABYTE, maximum=MAX_PACKED // MEGABYTE)
    return bytes(file.read())


def _year(request: DeskRequest) -> int:
    written = request.POST.get(YEAR, "")
    return int(written) if written.isdigit() and 2000 <= int(written) <= 2100 else request.place.year
