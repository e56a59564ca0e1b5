"""Recording a step of a unit, taking one out again, returning the file, opening a decision again."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Withdrawal
from tongket.access.gate import Action
from tongket.records.reviews.actions.steps import reopen as reopening
from tongket.records.reviews.actions.steps import send_back as sending_back
from tongket.records.reviews.actions.steps.withdraw import withdraw as withdraw_step
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import steps_of
from tongket.records.reviews.rounds.standing import UNIT_STEPS
from tongket.rules.errors import TongketError
from tongket.web.place import DeskRequest
from tongket.web.refusals import told
from tongket.web.reviews.rounds.shown import status_of
from tongket.web.reviews.rounds.unit.forms import StepForm
from tongket.web.reviews.rounds.unit.page import action_of, may_record, readable, saved_words, unit_page


@require_POST
def take(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """Record the step; what is wrong comes back with the form as it was filled in."""
    found, here = readable(request.place, key, unit)
    step = request.POST.get("step", "")
    if step not in UNIT_STEPS:
        raise Http404(step)
    if not may_record(request.place, found, here, step):
        raise PermissionDenied
    form = StepForm(request.place, found, here, step, request.POST)
    if not form.is_valid():
        return unit_page(request, found, here, form=form, status=422)
    entry = form.entry()
    try:
        action_of(step)(request.actor, [entry], reason=entry.note)
    except TongketError as error:
        return unit_page(request, found, here, told(error), form, status_of(error))
    messages.success(request, saved_words(step))
    return redirect("review-unit", key, unit)


@require_POST
def withdraw(request: DeskRequest, key: UUID, unit: UUID, step: UUID) -> HttpResponse:
    """Take out a step recorded by mistake; the reason stays with it."""
    found, here = readable(request.place, key, unit)
    kept = next((each for each in steps_of(found.id, here.id) if each.key == step), None)
    if kept is None:
        raise Http404(step)
    version = request.POST.get("version", "")
    withdrawal = Withdrawal(kept.id, int(version) if version.isdigit() else 0)
    try:
        withdraw_step(request.actor, [withdrawal], reason=_reason(request))
    except TongketError as error:
        return unit_page(request, found, here, told(error), status=status_of(error))
    messages.success(request, _("Đã rút bước ghi nhầm."))
    return redirect("review-unit", key, unit)


@require_POST
def send_back(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """Give the unit its file back, with the reason."""
    return _give_back(request, key, unit, sending_back.send_back, _("Đã trả lại hồ sơ cho đơn vị."))


@require_POST
def reopen(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """Open again what was decided on the unit, with the reason."""
    return _give_back(request, key, unit, reopening.reopen, _("Đã mở lại cho đơn vị."))


def _give_back(request: DeskRequest, key: UUID, unit: UUID, action: Action[StepEntry], said: str) -> HttpResponse:
    found, here = readable(request.place, key, unit)
    entry = StepEntry(found.id, here.id, "", request.place.today)
    try:
        action(request.actor, [entry], reason=_reason(request))
    except TongketError as error:
        return unit_page(request, found, here, told(error), status=status_of(error))
    messages.success(request, said)
    return redirect("review-unit", key, unit)


def _reason(request: DeskRequest) -> str:
    return request.POST.get("reason", "").strip()[:500]
