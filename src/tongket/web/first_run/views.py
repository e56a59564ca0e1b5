"""The first run of a real database, and the removal of the examples."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from tongket.access import accounts
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.actor import Actor, Grant
from tongket.access.gate import Refused
from tongket.organizations.actions.assign import assign
from tongket.organizations.actions.establish import establish
from tongket.organizations.assignments import AssignmentEntry
from tongket.organizations.book import OrganizationEntry
from tongket.procedures.remove_examples import remove_examples
from tongket.web.first_run.forms import FirstRunForm
from tongket.web.middleware import open_to_all
from tongket.web.place import DeskRequest
from tongket.web.refusals import findings_of


@open_to_all
@sensitive_post_parameters("password", "again")
def first_run(request: HttpRequest) -> HttpResponse:
    """The first person and the own committee; only while nobody exists, and only at the machine itself."""
    if accounts.anyone():
        raise Http404
    if not _is_here(request):
        raise PermissionDenied
    form = FirstRunForm(request.POST or None)
    findings: list[dict[str, object]] = []
    if request.method == "POST" and form.is_valid():
        try:
            _begin(form.cleaned_data)
        except Refused as refused:
            findings = [findings_of(found) for found in refused.found]
        else:
            messages.success(request, _("Đã lập sổ. Đăng nhập để bắt đầu."))
            return redirect("sign-in")
    return render(request, "first_run/begin.html", {"form": form, "findings": findings})


def examples(request: DeskRequest) -> HttpResponse:
    """Remove all example communes and users."""
    place = request.place
    if not place.office.is_example or not place.may("example.remove", place.office.id):
        raise Http404
    if request.method == "POST" and request.POST.get("sure") == "1":
        removed = remove_examples(request.actor)
        text = _("Đã bỏ dữ liệu mẫu: %(organizations)s tổ chức, %(people)s người dùng.") % {
            "organizations": removed.organizations, "people": removed.people,
        }  # fmt: skip
        if not accounts.accounts([request.user.pk]):
            logout(request)
        messages.success(request, text)
        return redirect("sign-in")
    shown = [unit for unit in place.offices if unit.is_example]
    return render(request, "first_run/examples.html", {"examples": shown, "unsure": request.method == "POST"})


def _begin(given: dict[str, Any]) -> None:
    """All or nothing: the committee, the person, the role."""
    today = timezone.localdate()
    with transaction.atomic():
        # Whoever sits at the machine of an empty database acts for the office that is being set up.
        actor = Actor(str(given["full_name"]), (Grant("office", None, today),))
        root = OrganizationEntry(
            str(given["organization"]),
            str(given["type"]),
            None,
            given["established_on"],
            place=str(given["place"]),
        )
        unit = establish(actor, [root]).written[0].id
        new = NewPerson(
            str(given["username"]), str(given["full_name"]), unit, str(given["password"]), must_change=False
        )
        person = create_person(actor, [new]).written[0].id
        assign(actor, [AssignmentEntry(person, unit, "office", today)])


def _is_here(request: HttpRequest) -> bool:
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
