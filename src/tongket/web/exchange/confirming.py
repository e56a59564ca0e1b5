"""Step 3 of the import: confirm, all of a file or nothing; or put it aside; and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.exchange import uploads
from tongket.exchange.excel.report import ERROR, SheetReport
from tongket.exchange.states import CONFIRMED
from tongket.exchange.uploads import Preview, Reasons
from tongket.rules.errors import TongketError
from tongket.web.exchange import previewing, uploaded
from tongket.web.exchange.choosing import FILES
from tongket.web.exchange.previewing import EVERY_REASON
from tongket.web.ledgers.words import ledgers, line_name, list_url, record_url
from tongket.web.place import DeskRequest, Place

LINKS = 12
REASON_LENGTH = 500


@require_POST
def confirm(request: DeskRequest, key: UUID) -> HttpResponse:
    """Do what the preview showed, with the reasons given. What is refused comes back with the reasons kept."""
    found = uploaded.opened(request.place, key)
    given = {
        name: str(value).strip()[:REASON_LENGTH] for name, value in request.POST.items() if name.startswith("ly-do")
    }
    try:
        uploads.confirm(request.actor, key, _reasons(found, given))
    except TongketError as error:
        status = 409 if error.code in ("preview-outdated", "file-changed", "upload-unknown") else 422
        again = uploaded.opened(request.place, key)
        if again.state == CONFIRMED:
            return redirect("import-result", key)  # the button was pressed twice: the first press wrote it
        return previewing.page(request, again, [uploaded.said(error)], given, 403 if _is_denied(error) else status)
    messages.success(request, _("Đã ghi “%(file)s” vào sổ.") % {"file": found.file})
    return redirect("import-result", key)


@require_POST
def confirm_several(request: DeskRequest) -> HttpResponse:
    """Confirm the chosen files one after the other; each is all or nothing by itself."""
    done = 0
    for text in request.POST.getlist(FILES):
        try:
            found = uploaded.opened(request.place, UUID(text))
            uploads.confirm(request.actor, found.key)
        except ValueError:
            continue  # no key of ours: nothing to confirm
        except TongketError as error:
            shown = uploaded.said(error)
            messages.error(request, f"{shown['message']} {shown['mend']}")
        else:
            done += 1
    if done:
        messages.success(request, _("Đã ghi %(count)s tệp vào sổ.") % {"count": done})
    return redirect("import")


@require_POST
def discard(request: DeskRequest, key: UUID) -> HttpResponse:
    """Put a preview aside."""
    found = uploaded.opened(request.place, key)
    uploads.discard(request.actor, key)
    messages.info(request, _("Đã bỏ “%(file)s”; sổ không thay đổi.") % {"file": found.file})
    return redirect("import")


def result(request: DeskRequest, key: UUID) -> HttpResponse:
    """What a confirmed file did, with the way to its lines."""
    found = uploaded.opened(request.place, key)
    if found.state != CONFIRMED:
        return redirect("import-preview", key)
    context = {
        "wizard": uploaded.steps(uploaded.RESULT),
        "breadcrumb": [(_("Nhập từ Excel"), reverse("import")), (found.file, None)],
        "upload": uploaded.line(request.place, found),
        "year": found.year,
        "counts": uploaded.counts(found.report.counts),
        "replaced": found.report.replaced,
        "sheets": [_sheet(request.place, sheet) for sheet in found.report.sheets if sheet.ledger and sheet.rows],
        "whole_office": found.cell is not None and request.place.may("workbook.upload", request.place.office.id),
    }
    return render(request, "exchange/result.html", context)


def _is_denied(error: TongketError) -> bool:
    return error.code == "access-denied"


def _reasons(found: Preview, given: Mapping[str, str]) -> Reasons:
    """The reasons by ledger and row; one for all stands where a row has none of its own."""
    every = given.get(EVERY_REASON, "")
    refused = [(sheet.ledger, row.number) for sheet in found.report.sheets for row in sheet.rows if row.mark == ERROR]
    reasons = dict.fromkeys(refused, every) if every else {}
    for field, text in given.items():
        ledger, _colon, number = field.removeprefix("ly-do:").partition(":")
        if text and number.isdigit():
            reasons[ledger, int(number)] = text
    return reasons


def _sheet(place: Place, sheet: SheetReport) -> dict[str, object]:
    ledger = ledgers()[sheet.ledger]
    units = place.reads(ledger.read_permission)
    lines = [ledger.one(UUID(key)) for key in sheet.written[:LINKS]] if units else []
    return {
        "title": sheet.title,
        "url": list_url(ledger) if units else "",
        "counts": uploaded.counts(sheet.counts),
        "lines": [{"text": line_name(ledger, line), "url": record_url(ledger, line)} for line in lines],
        "hidden": max(0, len(sheet.written) - LINKS) if units else 0,
    }
