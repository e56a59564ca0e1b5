"""The board of a round's dossiers by state, and the steps taken for many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tongket.access.gate import Action
from tongket.organizations import queries as organizations
from tongket.records.badges.actions.dossiers.appraise import appraise
from tongket.records.badges.actions.dossiers.award_dossier import award_dossier
from tongket.records.badges.actions.dossiers.decide import decide
from tongket.records.badges.actions.dossiers.forward import forward
from tongket.records.badges.actions.dossiers.propose import propose
from tongket.records.badges.actions.dossiers.return_dossier import return_dossier
from tongket.records.badges.dossiers import states
from tongket.records.badges.dossiers.book import StepEntry
from tongket.records.badges.dossiers.queries import Dossier, dossier, dossiers_of
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.badges.forms import StepForm
from tongket.web.badges.navigation import READ
from tongket.web.badges.round_page import state_chip
from tongket.web.badges.year import readable
from tongket.web.forms.shown import papers_of
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import told

ACTIONS: Mapping[str, Action[StepEntry]] = {
    states.PROPOSED: propose,
    states.APPRAISED: appraise,
    states.FORWARDED: forward,
    states.DECIDED: decide,
    states.AWARDED: award_dossier,
    states.RETURNED: return_dossier,
}


def board(request: DeskRequest, on: date) -> HttpResponse:
    """One group a state; in each the dossiers with a box to choose them, and the steps that may follow."""
    readable(request.place)
    return _board(request, on, {}, {})


@require_POST
def take_step(request: DeskRequest, on: date) -> HttpResponse:
    """The step asked for, for every dossier chosen; all or none."""
    place = request.place
    readable(place)
    step, chosen = request.POST.get("step", ""), set(request.POST.getlist("chon"))
    form = StepForm(request.POST, prefix=request.POST.get("state", ""))
    found = [each for each in dossiers_of(place.reads(READ), on) if str(each.id) in chosen]
    if step not in ACTIONS:
        raise Http404(step)
    if not found:
        messages.error(request, _("Chưa chọn hồ sơ nào."))
        return redirect("badge-board", on=on)
    if not form.is_valid():
        return _board(request, on, {request.POST.get("state", ""): form}, {})
    given = form.cleaned_data
    entries = [StepEntry(each.id, given["on"], given["number"], given["note"]) for each in found]
    try:
        ACTIONS[step](request.actor, entries, reason=given["reason"])
    except TongketError as refused:
        state = request.POST.get("state", "")
        return _board(request, on, {state: form}, {state: told(refused)})
    words = {"count": len(found), "step": said(step)}
    messages.success(request, ngettext("%(count)s hồ sơ: %(step)s.", "%(count)s hồ sơ: %(step)s.", len(found)) % words)
    return redirect("badge-board", on=on)


def dossier_page(request: DeskRequest, on: date, key: UUID) -> HttpResponse:
    """One dossier: its steps with days, numbers and reasons, and its papers."""
    place = request.place
    readable(place)
    found = dossier(key)
    if found.entry.organization not in place.reads(READ) or found.entry.round_on != on:
        raise Http404(key)
    context = {
        "dossier": _line(on, found, organizations.names([found.entry.organization])),
        "note": found.entry.note,
        "steps": [
            {"label": vocabulary.label(f"dossier_{each.step}", language()), "on": date_vi(each.on),
             "number": each.number, "note": each.note}
            for each in found.steps
        ],
        "papers": papers_of(place, "badges", str(found.key)),
        "breadcrumb": [*_crumbs(on), (_("Hồ sơ"), reverse("badge-board", args=[on])), (found.name, None)],
    }  # fmt: skip
    return render(request, "badges/dossier.html", context)


def _board(
    request: DeskRequest, on: date, forms: Mapping[str, StepForm], findings: Mapping[str, Sequence[dict[str, object]]]
) -> HttpResponse:
    place = request.place
    found = dossiers_of(place.reads(READ), on)
    names = organizations.names({each.entry.organization for each in found}, on)
    every = request.GET.get("chon", "")
    chosen = set(request.POST.getlist("chon"))
    groups = []
    for state in states.STATES:
        inside = [each for each in found if each.state == state]
        if inside:
            lines = [_line(on, each, names) for each in inside]
            for line in lines:
                line["chosen"] = every == state or str(line["id"]) in chosen
            groups.append({
                "state": state, "chip": state_chip(state), "count": len(inside), "lines": lines,
                "steps": _steps(place, state, inside, on), "form": forms.get(state) or StepForm(prefix=state),
                "findings": findings.get(state, ()), "all_url": f"?chon={state}#{state}",
            })  # fmt: skip
    context = {
        "groups": groups,
        "on": on,
        "round": date_vi(on),
        "total": len(found),
        "may_draft": place.may("badge_dossier.draft"),
        "breadcrumb": [*_crumbs(on), (_("Hồ sơ"), None)],
    }
    return render(request, "badges/board.html", context, status=422 if any(findings.values()) else 200)


def _steps(place: Place, state: str, inside: Sequence[Dossier], on: date) -> list[dict[str, object]]:
    units = {each.entry.organization for each in inside}
    return [
        {"value": step, "label": _("Ghi: %(step)s") % {"step": said(step)}, "back": step == states.RETURNED}
        for step in states.next_steps(state, min(on, place.today))
        if any(place.may(ACTIONS[step].name, unit) for unit in units)
    ]


def said(state: str) -> str:
    """A state within a sentence."""
    word = f"dossier_{state}"
    return vocabulary.in_sentence(word) if language() == "vi" else vocabulary.label(word, "en").lower()


def _line(on: date, found: Dossier, names: Mapping[int, str]) -> dict[str, object]:
    entry, last = found.entry, found.steps[-1] if found.steps else None
    return {
        "id": found.id,
        "name": found.name,
        "url": reverse("badge-dossier", args=[on, found.key]),
        "cell": names[entry.organization],
        "level": entry.level,
        "kind": vocabulary.label(entry.kind, language()) if entry.kind != "regular_award" else "",
        "chip": state_chip(found.state),
        "last": f"{date_vi(last.on)}{f', {last.number}' if last.number else ''}" if last else "",
        "note": last.note if last else entry.note,
    }


def _crumbs(on: date) -> list[tuple[str, str | None]]:
    return [
        (_("Đợt tặng Huy hiệu Đảng"), reverse("badges")),
        (_("Đợt %(day)s") % {"day": date_vi(on)}, reverse("badge-round", args=[on])),
    ]
