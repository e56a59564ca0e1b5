"""Handing one's own role on for a time, and taking it back."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access import accounts
from tongket.access.gate import Refused
from tongket.access.keeping import Clash
from tongket.organizations.actions.delegate import delegate
from tongket.organizations.actions.end_assignment import Ending, end_delegation
from tongket.organizations.assignments import AssignmentEntry, assignments_at
from tongket.web.people.forms import DelegationForm
from tongket.web.people.shown import assignment_shown
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of, findings_of


def delegation(request: DeskRequest) -> HttpResponse:
    """The delegations one gave, and the form for another."""
    place = request.place
    units = place.reads("delegation.grant")
    if not units:
        raise PermissionDenied
    people = [
        person
        for person in accounts.all_accounts()
        if person.is_active and person.id != request.actor.user and person.is_example == request.user.is_example
    ]
    offered = [unit for unit in place.tree if unit.id in units]
    form = DelegationForm(people, place.actor.roles(place.today), offered, place.today, request.POST or None)
    findings: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        entry = AssignmentEntry(
            int(given["user"]), int(given["organization"]), given["role"], given["valid_from"], given["valid_until"],
            request.actor.user,
        )  # fmt: skip
        try:
            delegate(request.actor, [entry])
        except Refused as refused:
            findings = [findings_of(found) for found in refused.found]
        else:
            messages.success(request, _("Đã ủy quyền."))
            return redirect("delegation")
    given_on = [line for line in assignments_at(units) if line.entry.delegated_by == request.actor.user]
    context = {"form": form, "findings": findings, "assignments": [assignment_shown(place, line) for line in given_on]}
    return render(request, "people/delegation.html", context)


@require_POST
def end(request: DeskRequest) -> HttpResponse:
    """Take a delegation back: it ends yesterday, or on its first day if that is today."""
    place = request.place
    given = [
        line for line in assignments_at(place.reads("delegation.end")) if line.entry.delegated_by == request.actor.user
    ]
    line = next((line for line in given if str(line.key) == request.POST.get("assignment")), None)
    if line is None:
        raise Http404
    seen = request.POST.get("version", "")
    until = max(place.today - timedelta(days=1), line.entry.valid_from)
    try:
        end_delegation(request.actor, [Ending(line.id, int(seen) if seen.isdigit() else 0, until)])
    except (Refused, Clash) as refused:
        messages.error(request, str(finding_of(refused)["message"]))
    else:
        messages.success(request, _("Đã thôi ủy quyền."))
    return redirect("delegation")
