"""Writing lines from the browser: new, corrected, ended, withdrawn. Every write calls the ledger's action."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Passage, Refused
from tongket.access.keeping import Clash
from tongket.rules.decision import Weight
from tongket.rules.errors import TongketError
from tongket.web.ledgers.views import readable_ledger, readable_record
from tongket.web.ledgers.words import (
    AnyKept,
    AnyLedger,
    end_fields,
    line_name,
    list_url,
    name_of,
    record_url,
    unit_of,
)
from tongket.web.ledgers.writing import clash
from tongket.web.ledgers.writing.forms import REASON, LineForm
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of, findings_of

Findings = Sequence[dict[str, object]]
ANOTHER = "another"


def new_record(request: DeskRequest, word: str) -> HttpResponse:
    """Add one line."""
    ledger, place = readable_ledger(request, word)
    if not place.may(ledger.add.name):
        raise PermissionDenied
    given = {name: request.GET[name] for name in ledger.spec.fields if name in request.GET}
    form = LineForm(ledger, place, request.POST if request.method == "POST" else None, given=given)
    findings: Findings = ()
    if request.method == "POST" and form.is_valid():
        try:
            passage = ledger.add(request.actor, [form.entry()], reason=form.cleaned_data[REASON])
        except Refused as refused:
            findings = _shown(refused)
        else:
            _tell(request, passage, _("Đã ghi vào sổ."))
            key = passage.written[0].key
            return redirect(request.path if ANOTHER in request.POST else record_url(ledger, ledger.one(key)))
    return _form_page(request, ledger, form, findings, title=_("Ghi mới"), back=list_url(ledger), is_new=True)


def edit_record(request: DeskRequest, word: str, key: UUID) -> HttpResponse:
    """Correct a line: all its fields."""
    return _correct(request, word, key, only=(), title=_("Sửa"))


def end_record(request: DeskRequest, word: str, key: UUID) -> HttpResponse:
    """Bring a line to its end: a member who left, a post given up, an organisation closed."""
    ledger, _kept = readable_record(request, word, key)
    if not end_fields(ledger):
        raise Http404(key)
    return _correct(request, word, key, only=end_fields(ledger), title=_("Kết thúc"))


def withdraw_record(request: DeskRequest, word: str, key: UUID) -> HttpResponse:
    """Take out a line entered by mistake; it needs a reason and stays in its history."""
    ledger, kept = readable_record(request, word, key)
    if ledger.withdraw is None or kept.withdrawn_at is not None:
        raise Http404(key)
    if not request.place.may(ledger.withdraw.name, unit_of(ledger, kept)):
        raise PermissionDenied
    findings: Findings = ()
    if request.method == "POST":
        version = request.POST.get("version", "")
        withdrawal = Withdrawal(kept.id, int(version) if version.isdigit() else 0)
        try:
            ledger.withdraw(request.actor, [withdrawal], reason=request.POST.get(REASON, "").strip())
        except Refused as refused:
            findings = _shown(refused)
        except TongketError as error:
            if error.code not in ("reason-required", "edit-clash"):
                raise
            findings = [finding_of(error)]
        else:
            messages.success(request, _("Đã rút dòng khỏi sổ; lịch sử vẫn giữ."))
            return redirect(list_url(ledger))
    context = {
        "title": line_name(ledger, kept),
        "breadcrumb": _crumbs(ledger, kept, _("Rút khỏi sổ")),
        "version": kept.version,
        "findings": findings,
        "reason": request.POST.get(REASON, ""),
        "back": record_url(ledger, kept),
    }
    return render(request, "ledgers/withdraw.html", context)


def _correct(request: DeskRequest, word: str, key: UUID, *, only: Collection[str], title: str) -> HttpResponse:
    ledger, kept = readable_record(request, word, key)
    if kept.withdrawn_at is not None:
        raise Http404(key)
    if not request.place.may(ledger.correct.name, unit_of(ledger, kept)):
        raise PermissionDenied
    data = clash.settled(request, ledger, kept, only) if request.method == "POST" else None
    form = LineForm(ledger, request.place, data, kept=kept, only=only)
    findings: Findings = ()
    if data is not None and clash.is_open(data):
        return clash.page(request, ledger, kept, data, only, unsettled=True)
    if data is not None and form.is_valid():
        # Without the version the person saw, nothing can be known of a clash: version 0 never fits.
        correction = Correction(kept.id, form.cleaned_data["version"] or 0, form.entry())
        try:
            passage = ledger.correct(request.actor, [correction], reason=form.cleaned_data[REASON])
        except Clash as clashed:
            return clash.page(request, ledger, clashed.current, data, only)
        except Refused as refused:
            findings = _shown(refused)
        else:
            _tell(request, passage, _("Đã sửa.") if passage.written else _("Không có gì thay đổi."))
            return redirect(record_url(ledger, kept))
    return _form_page(request, ledger, form, findings, title=title, back=record_url(ledger, kept), kept=kept)


def _form_page(
    request: DeskRequest, ledger: AnyLedger, form: LineForm, findings: Findings, *,
    title: str, back: str, kept: AnyKept | None = None, is_new: bool = False,
) -> HttpResponse:  # fmt: skip
    context: dict[str, Any] = {
        "title": line_name(ledger, kept) if kept else name_of(ledger),
        "what": title,
        "breadcrumb": _crumbs(ledger, kept, title),
        "form": form,
        "findings": findings,
        "back": back,
        "is_new": is_new,
        "asks_reason": not is_new or any(finding["tone"] == "due" for finding in findings),
    }
    return render(request, "ledgers/form.html", context, status=422 if findings or form.errors else 200)


def _crumbs(ledger: AnyLedger, kept: AnyKept | None, title: str) -> list[tuple[str, str | None]]:
    middle = [(line_name(ledger, kept), record_url(ledger, kept))] if kept else []
    return [(name_of(ledger), list_url(ledger)), *middle, (title, None)]


def _shown(refused: Refused) -> Findings:
    return [findings_of(found) for found in refused.found]


def _tell(request: DeskRequest, passage: Passage, done: str) -> None:
    messages.success(request, done)
    for found in passage.found:
        shown = findings_of(found)
        if found.finding.weight is Weight.WARNS:
            messages.warning(request, f"{shown['message']} {shown['mend']}")
