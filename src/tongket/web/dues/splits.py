"""What an organisation keeps of a month and sends up: proposed by its share, entered by a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Correction
from tongket.organizations.queries import Unit
from tongket.records.dues.actions.kept.correct_kept import correct_kept
from tongket.records.dues.actions.kept.keep import keep
from tongket.records.dues.actions.remittances.remit import remit
from tongket.records.dues.book import KeptEntry, RemittanceEntry
from tongket.records.dues.queries import kept_of_year, remitted_of_year
from tongket.records.dues.splitting import proposals
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi, parse_date, parse_number
from tongket.web.dues.shown import money, month_url, readable_unit
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import finding_of, told


def panel(place: Place, unit: Unit, year: int, number: int) -> Mapping[str, object] | None:
    """What was there to split, what was kept and sent; None for an organisation that keeps nothing."""
    on = date(year, number, 1)
    found = proposals([(unit.id, on)]).get((unit.id, on))
    if found is None:
        return None
    kept = next((line for line in kept_of_year([unit.id], year) if line.entry.month == number), None)
    sent = [line.entry for line in remitted_of_year([unit.id], year) if line.entry.month == number]
    due_up = kept.entry.received - kept.entry.kept if kept else None
    left = None if due_up is None else due_up - sum(one.amount for one in sent)
    return {
        "received": money(found.received),
        "share": [str(citation) for citation in found.share.decision.citations],
        "missing": [
            {"message": one.message(language()), "mend": one.mend(language())} for one in found.share.decision.findings
        ],
        "proposed": money(found.split.kept) if found.split else "",
        "kept": money(kept.entry.kept) if kept else None,
        "due_up": money(due_up),
        "is_stale": kept is not None and kept.entry.received != found.received,
        "sent": [
            {"amount": money(one.amount), "on": date_vi(one.remitted_on), "receipt": one.receipt_number} for one in sent
        ],
        "left": money(left),
        "is_left": bool(left and left > 0),
        "may_keep": place.may("dues.correct_kept" if kept else "dues.keep", unit.id),
        "may_remit": place.may("dues.remit", unit.id),
        "today": date_vi(place.today),
        "has_dues": found.received > 0,
    }


@require_POST
def keep_month(request: DeskRequest, key: UUID, year: int, number: int) -> HttpResponse:
    """Write what is kept of the month, or bring it up to date."""
    unit = readable_unit(request.place, key, year, number)
    kept = next((line for line in kept_of_year([unit.id], year) if line.entry.month == number), None)

    def write() -> object:
        amount = _whole(request.POST.get("kept", ""))
        entry, reason = KeptEntry(unit.id, year, number, amount), request.POST.get("reason", "").strip()
        if kept is None:
            return keep(request.actor, [entry], reason=reason)
        return correct_kept(request.actor, [Correction(kept.id, kept.version, entry)], reason=reason)

    return _done(request, write, _("Đã ghi số trích để lại."), month_url(unit, year, number))


@require_POST
def remit_month(request: DeskRequest, key: UUID, year: int, number: int) -> HttpResponse:
    """Write what was sent up of the month."""
    unit = readable_unit(request.place, key, year, number)

    def write() -> object:
        amount, on = _whole(request.POST.get("amount", "")), parse_date(request.POST.get("remitted_on", ""))
        receipt = request.POST.get("receipt_number", "").strip()
        return remit(request.actor, [RemittanceEntry(unit.id, year, number, amount, on, receipt)])

    return _done(request, write, _("Đã ghi số nộp lên cấp trên."), month_url(unit, year, number))


def _done(request: DeskRequest, write: Callable[[], object], said: str, url: str) -> HttpResponse:
    try:
        write()
    except TongketError as error:
        if error.code == "access-denied":
            raise
        for finding in told(error) or [finding_of(error)]:
            messages.error(request, f"{finding['message']} {finding['mend']}")
    else:
        messages.success(request, said)
    return redirect(url)


def _whole(text: str) -> int:
    value = parse_number(text)
    if value != value.to_integral_value():
        raise TongketError("number-not-whole", field="đồng", value=text)
    return int(value)
