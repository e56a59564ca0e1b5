"""An old paper given, what it states offered value by value, and what the officer accepts of it kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.gate import Refused
from tongket.reconciliation.history.accepting import Acceptance, accept
from tongket.reconciliation.history.offers import Offered, offered_in
from tongket.reconciliation.text.files import MAX_FILE, too_large
from tongket.reconciliation.text.package import MEGABYTE
from tongket.rules.errors import TongketError
from tongket.rules.notation import parse_number
from tongket.web.figures.views import require_figures
from tongket.web.history import shown
from tongket.web.history.carried import carried, taken_back
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of, findings_of

FILE, YEAR, CARRIED, CHOSEN, VALUE = "tep", "nam", "da-doc", "nhan", "gia-tri"
REPORT = "figure.report"
Findings = Sequence[Mapping[str, object]]


def history(request: DeskRequest) -> HttpResponse:
    """Give a paper; below stands what was accepted from papers so far."""
    require_figures(request.place)
    if request.method != "POST":
        return _form(request)
    _require_report(request)
    try:
        found = _read(request)
    except TongketError as error:
        return _form(request, [finding_of(error)])
    return _offers(request, found)


@require_POST
def accept_offers(request: DeskRequest) -> HttpResponse:
    """Keep what was ticked, with the values as the officer left them: all or none."""
    require_figures(request.place)
    _require_report(request)
    try:
        found = taken_back(request.POST.get(CARRIED, ""), request.place.unit.id)
    except TongketError as error:
        return _form(request, [finding_of(error)])
    try:
        written = accept(request.actor, found, _acceptance(request.POST, found))
    except Refused as refused:
        return _offers(request, found, [findings_of(each) for each in refused.found if each.refuses], request.POST)
    except TongketError as error:
        return _offers(request, found, [finding_of(error)], request.POST)
    words = {"count": len(written), "file": found.source.name}
    messages.success(request, _("Đã nhận %(count)s số liệu từ “%(file)s”.") % words)
    return redirect(f"{reverse('history')}#{found.source.sha256[:12]}")


def _require_report(request: DeskRequest) -> None:
    if not request.place.may(REPORT, request.place.unit.id):
        raise PermissionDenied


def _read(request: DeskRequest) -> Offered:
    """Raises `history-no-file`, what `text_of` raises."""
    file = request.FILES.get(FILE)
    if file is None:
        raise TongketError("history-no-file")
    name = str(file.name)
    if (file.size or 0) > MAX_FILE:
        raise too_large(name)
    return offered_in(name, bytes(file.read()), request.place.unit.slug, _year(request))


def _year(request: DeskRequest) -> int:
    """The year the paper reports on; the one before the desk's unless another is given."""
    written = request.POST.get(YEAR, "")
    return int(written) if written.isdecimal() and 1945 <= int(written) <= 2100 else request.place.year - 1


def _acceptance(posted: QueryDict, found: Offered) -> Acceptance:
    """Raises `history-none-chosen`, `reported-not-a-number`."""
    every = range(len(found.offers))
    chosen = [int(text) for text in posted.getlist(CHOSEN) if text.isdecimal() and int(text) in every]
    if not chosen:
        raise TongketError("history-none-chosen")
    values = {place: posted.get(f"{VALUE}-{place}", "").strip() for place in chosen}
    corrected = {
        place: _number(text, found, place)
        for place, text in values.items()
        if text and text != shown.written(found.offers[place])
    }
    return Acceptance(chosen, corrected)


def _number(text: str, found: Offered, place: int) -> Decimal:
    try:
        return parse_number(text)
    except TongketError as error:
        figure = shown.offer_label(found.offers[place])
        raise TongketError("reported-not-a-number", figure=figure, value=text[:40]) from error


def _form(request: DeskRequest, findings: Findings = ()) -> HttpResponse:
    place = request.place
    context = {
        "findings": findings,
        "year": _year(request),
        "unit": place.unit.name,
        "may_report": place.may(REPORT, place.unit.id),
        "maximum": MAX_FILE // MEGABYTE,
        "papers": shown.papers(place),
    }
    return render(request, "history/papers.html", context, status=422 if findings else 200)


def _offers(
    request: DeskRequest, found: Offered, findings: Findings = (), posted: QueryDict | None = None
) -> HttpResponse:
    context = {
        "found": found,
        "paper": shown.paper(found.source),
        "unit": request.place.unit.name,
        "notes": shown.notes(found),
        "subjects": shown.offers(found, posted),
        "carried": carried(found),
        "findings": findings,
        "to_accept": any(not offer.is_kept for offer in found.offers),
        "breadcrumb": [(_("Số liệu từ văn bản cũ"), reverse("history")), (found.source.name, None)],
    }
    return render(request, "history/offers.html", context, status=422 if findings else 200)
