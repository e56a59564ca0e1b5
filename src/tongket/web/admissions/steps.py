"""Taking a step on a candidate's page, and taking one out that was entered by mistake."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Withdrawal
from tongket.records.admissions.actions.candidates.withdraw_step import withdraw_step
from tongket.records.admissions.candidates.steps import ACTION_OF
from tongket.rules.errors import TongketError
from tongket.web.admissions.candidate import candidate_page, readable, status_of
from tongket.web.admissions.forms import StepForm
from tongket.web.admissions.shown import step_name
from tongket.web.place import DeskRequest
from tongket.web.refusals import told


@require_POST
def take(request: DeskRequest, key: UUID, kind: str) -> HttpResponse:
    """Record the step; what the rules find comes back with the form as it was filled in."""
    word = kind.replace("-", "_")
    if word not in ACTION_OF:
        raise Http404(kind)
    found = readable(request.place, key)
    action = ACTION_OF[word]
    if not request.place.may(action.name, found.line.entry.organization):
        raise PermissionDenied
    form = StepForm(request.place, found, word, request.POST)
    if not form.is_valid():
        return candidate_page(request, found, form=form, status=422)
    try:
        action(request.actor, [form.entry()], reason=form.cleaned_data["reason"])
    except TongketError as error:
        return candidate_page(request, found, told(error), form, status=status_of(error))
    messages.success(request, _("Đã ghi: %(step)s.") % {"step": step_name(word)})
    return redirect("candidate", key)


@require_POST
def withdraw(request: DeskRequest, key: UUID, step: UUID) -> HttpResponse:
    """Take out a step entered by mistake; the reason stays with it."""
    found = readable(request.place, key)
    kept = next((each for each in found.steps if each.key == step), None)
    if kept is None:
        raise Http404(step)
    version = request.POST.get("version", "")
    withdrawal = Withdrawal(kept.id, int(version) if version.isdigit() else 0)
    try:
        withdraw_step(request.actor, [withdrawal], reason=request.POST.get("reason", "").strip()[:500])
    except TongketError as error:
        return candidate_page(request, found, told(error), status=status_of(error))
    messages.success(request, _("Đã rút bước ghi nhầm."))
    return redirect("candidate", key)
