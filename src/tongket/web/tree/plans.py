"""From a plan to the act: fill in a case or paste a file, look at the rehearsal, confirm, and undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import yaml
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.procedures.reorganizing.carry_out import carry_out
from tongket.procedures.reorganizing.plan import Plan
from tongket.procedures.reorganizing.reading import plan_of
from tongket.procedures.reorganizing.rehearse import rehearse
from tongket.procedures.reorganizing.undo import undo
from tongket.rules.errors import TongketError
from tongket.rules.load import parse_yaml
from tongket.web.place import DeskRequest, Place, stands
from tongket.web.refusals import told
from tongket.web.tree.cases import CASES, CaseForm
from tongket.web.tree.events import event_url, visible_act
from tongket.web.tree.rehearsal import rehearsal_shown

PERMISSION = "organization.reorganize"
CASE, TEXT = "viec", "phuong-an"
FILE = "tep"
"""The word for a plan that is pasted instead of filled in."""
LONGEST = 200_000


def new_plan(request: DeskRequest) -> HttpResponse:
    """Fill in one of the usual cases, or paste a plan; what comes of it is the rehearsal."""
    place = request.place
    _require(place)
    case = request.GET.get(CASE, next(iter(CASES)))
    if case not in (*CASES, FILE):
        raise Http404(case)
    if request.method == "POST" and case == FILE:
        return _rehearsed(request, request.POST.get(TEXT, ""))
    form = None if case == FILE else _form(place, case, request)
    if form is not None and request.method == "POST" and form.is_valid():
        return _rehearsed(request, _file_text(form.plan()))
    return render(request, "tree/plan.html", _page(case, form, ""))


@require_POST
def carry_out_plan(request: DeskRequest) -> HttpResponse:
    """The rehearsed plan, carried out; refused, its rehearsal is shown again with what stands against it."""
    _require(request.place)
    text = _with_reason(request.POST.get(TEXT, ""), request.POST.get("reason", "").strip())
    if "carry_out" not in request.POST:
        return _rehearsed(request, text)
    try:
        done = carry_out(request.actor, _read(text))
    except TongketError as refused:
        return _rehearsed(request, text, refused)
    messages.success(request, _("Đã thực hiện phương án sắp xếp tổ chức."))
    return redirect(event_url(done.key))


@require_POST
def undo_plan(request: DeskRequest, plan: UUID) -> HttpResponse:
    """Take the act back with a reason; refused where something builds on it."""
    _require(request.place)
    # Asked before anything is tried: a refusal names what was written since at the organisations of the act.
    visible_act(request.place, plan)
    try:
        undo(request.actor, plan, request.POST.get("reason", "").strip())
    except TongketError as refused:
        for finding in told(refused):
            messages.error(request, f"{finding['title']}: {finding['message']}")
    else:
        messages.success(request, _("Đã hoàn tác; các tổ chức trở lại như trước."))
    return redirect(event_url(plan))


def _rehearsed(request: DeskRequest, text: str, refused: TongketError | None = None) -> HttpResponse:
    found: Mapping[str, object] = {}
    try:
        plan = _read(text)
        found = {"title": plan.title, "reason": plan.reason}
        found |= rehearsal_shown(rehearse(request.actor, plan)) if refused is None else {}
    except TongketError as error:
        refused = error
    context = {
        **found,
        "text": text,
        "findings": told(refused) if refused else [],
        "is_refused": refused is not None,
        "breadcrumb": [*_crumbs(), (_("Chạy thử"), None)],
    }
    return render(request, "tree/rehearsal.html", context)


def _form(place: Place, case: str, request: DeskRequest) -> CaseForm:
    units: list[Unit] = list(place.tree)
    known = {unit.id for unit in units}
    units += [unit for unit in place.offices if unit.id not in known and stands(unit, place.today)]
    standing = organizations.units_by_id([unit.id for unit in units])
    live = [unit for unit in units if stands(standing[unit.id], place.today)]
    return CASES[case][1](live, request.POST if request.method == "POST" else None)


def _page(case: str, form: CaseForm | None, text: str) -> dict[str, object]:
    tabs = [(str(name), f"?{CASE}={word}", word == case) for word, (name, _form) in CASES.items()]
    return {
        "form": form,
        "text": text,
        "tabs": [*tabs, (_("Tệp phương án"), f"?{CASE}={FILE}", case == FILE)],
        "breadcrumb": [*_crumbs(), (_("Sắp xếp tổ chức"), None)],
    }


def _read(text: str) -> Plan:
    """Raises `plan-unreadable` and what reading a plan raises."""
    name = _("Phương án")
    try:
        if len(text) > LONGEST:
            raise ValueError(_("dài quá mức cho phép"))
        raw = parse_yaml(text, name)
    except ValueError as problem:
        raise TongketError("plan-unreadable", file=name, problem=str(problem)) from problem
    return plan_of(raw)


def _with_reason(text: str, reason: str) -> str:
    """The plan with a reason given beside it, which stands in the act's audit trail."""
    if not reason:
        return text
    try:
        raw: dict[str, Any] = parse_yaml(text, "")
    except ValueError:
        return text
    return _file_text({**raw, "reason": reason})


def _file_text(plan: Mapping[str, object]) -> str:
    written: str = yaml.safe_dump(dict(plan), allow_unicode=True, sort_keys=False, width=100)
    return written


def _require(place: Place) -> None:
    if not place.may(PERMISSION):
        raise PermissionDenied


def _crumbs() -> Sequence[tuple[str, str | None]]:
    return [(_("Cây tổ chức theo ngày"), reverse("tree"))]
