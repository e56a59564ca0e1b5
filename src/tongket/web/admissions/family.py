"""Writing of a candidate's relatives: only for who may see them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tongket.access.book import Correction, Withdrawal
from tongket.records.admissions.actions.candidates.check_relative import check_relative
from tongket.records.admissions.actions.candidates.correct_relative import correct_relative
from tongket.records.admissions.actions.candidates.reveal_family import reveal_family
from tongket.records.admissions.actions.candidates.withdraw_relative import withdraw_relative
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.book import FamilyReveal
from tongket.records.admissions.candidates.facts import Known
from tongket.rules.errors import TongketError
from tongket.web.admissions import candidate
from tongket.web.admissions.forms import RelativeForm
from tongket.web.admissions.relatives import FAMILY
from tongket.web.place import DeskRequest
from tongket.web.refusals import told


@require_POST
def add(request: DeskRequest, key: UUID) -> HttpResponse:
    """Add a relative."""
    found = _family_of(request, key)
    form = RelativeForm(request.POST)
    if not form.is_valid():
        return candidate.candidate_page(request, found, relative=form, status=422)
    try:
        check_relative(request.actor, [form.entry(found.line.id)])
    except TongketError as error:
        return candidate.candidate_page(request, found, told(error), relative=form, status=candidate.status_of(error))
    messages.success(request, _("Đã ghi người thân."))
    return redirect("candidate", key)


@require_POST
def change(request: DeskRequest, key: UUID, relative: UUID) -> HttpResponse:
    """Record that the check is done today, or take the line out."""
    found = _family_of(request, key)
    kept = next((each for each in queries.relatives(found.line.id) if each.key == relative), None)
    if kept is None:
        raise Http404(relative)
    try:
        if "withdraw" in request.POST:
            reason = request.POST.get("reason", "").strip()[:500]
            withdraw_relative(request.actor, [Withdrawal(kept.id, kept.version)], reason=reason)
        else:
            checked = replace(kept.entry, checked_on=request.place.today)
            correct_relative(request.actor, [Correction(kept.id, kept.version, checked)])
    except TongketError as error:
        return candidate.candidate_page(request, found, told(error), status=candidate.status_of(error))
    messages.success(request, _("Đã ghi."))
    return redirect("candidate", key)


@require_POST
@never_cache
def reveal(request: DeskRequest, key: UUID) -> HttpResponse:
    """Show the names once, on this very answer; who looked and why stands in the history."""
    found = _family_of(request, key)
    try:
        reason = request.POST.get("reason", "").strip()[:500]
        reveal_family(request.actor, [FamilyReveal(found.line.id)], reason=reason)
    except TongketError as error:
        return candidate.candidate_page(request, found, told(error), status=candidate.status_of(error))
    return candidate.candidate_page(request, found, family_by_name=True)


def _family_of(request: DeskRequest, key: UUID) -> Known:
    found = candidate.readable(request.place, key)
    if not request.place.may(FAMILY, found.line.entry.organization):
        raise PermissionDenied
    return found
