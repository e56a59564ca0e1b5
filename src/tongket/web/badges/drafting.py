"""Beginning dossiers: for those chosen from a round's lists, or one of another kind."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tongket.records.badges.actions.dossiers.draft import draft
from tongket.records.badges.dossiers.book import DossierEntry
from tongket.records.badges.rounds.queries import round_of
from tongket.records.members import queries as members
from tongket.records.members.queries import Mention
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.badges.forms import DossierForm
from tongket.web.badges.navigation import READ
from tongket.web.badges.year import readable
from tongket.web.place import DeskRequest
from tongket.web.refusals import told


@require_POST
def draft_chosen(request: DeskRequest, on: date) -> HttpResponse:
    """A dossier for each row chosen on the round's page; all or none."""
    readable(request.place)
    chosen = set(request.POST.getlist("chon"))
    rows = round_of(request.place.office.id, on, request.place.reads(READ)).rows
    entries = [
        DossierEntry(row.member, row.person.organization, row.level, on, row.kind)
        for row in rows
        if f"{row.member}:{row.level}:{row.kind}" in chosen
    ]
    if not entries:
        messages.error(request, _("Chưa chọn đảng viên nào."))
        return redirect("badge-round", on=on)
    try:
        draft(request.actor, entries, reason=request.POST.get("reason", ""))
    except TongketError as refused:
        context = {"findings": told(refused), "back_url": reverse("badge-round", args=[on]), "chosen": sorted(chosen),
                   "round": date_vi(on), "on": on}  # fmt: skip
        return render(request, "badges/refused.html", context, status=422)
    count = len(entries)
    messages.success(request, ngettext("Đã lập %(count)s hồ sơ.", "Đã lập %(count)s hồ sơ.", count) % {"count": count})
    return redirect("badge-board", on=on)


def new_dossier(request: DeskRequest, on: date) -> HttpResponse:
    """An early, posthumous or renewed badge."""
    place = request.place
    readable(place)
    form = DossierForm(on, request.POST or None)
    findings: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            entry = _entry(request, on, given)
            draft(request.actor, [entry], reason=given["reason"])
        except TongketError as refused:
            findings = told(refused)
        else:
            messages.success(request, _("Đã lập hồ sơ."))
            return redirect("badge-board", on=on)
    crumbs = [
        (_("Đợt tặng Huy hiệu Đảng"), reverse("badges")),
        (_("Đợt %(day)s") % {"day": date_vi(on)}, reverse("badge-round", args=[on])),
        (_("Hồ sơ"), reverse("badge-board", args=[on])),
        (_("Lập hồ sơ"), None),
    ]
    context = {"form": form, "findings": findings, "round": date_vi(on), "breadcrumb": crumbs, "on": on}
    return render(request, "badges/new.html", context)


def _entry(request: DeskRequest, on: date, given: dict[str, str]) -> DossierEntry:
    units = request.place.reads("member.read")
    written = given["member"].strip()
    mention = Mention("", written) if written.isdigit() else Mention(written)
    found = members.resolve(units, [mention])[mention]
    if isinstance(found, TongketError):
        raise found
    unit = members.people([found])[found].organization
    return DossierEntry(found, unit, int(given["level"]), on, given["kind"], given["note"])
