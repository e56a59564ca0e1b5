"""People, their roles from–until, and their passwords; only for who may assign roles."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tongket.access import accounts
from tongket.access.actions.close_person import Closing, close_person
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.actions.reset_password import PasswordReset, reset_password
from tongket.access.gate import Refused
from tongket.access.keeping import Clash
from tongket.organizations.actions.assign import assign
from tongket.organizations.actions.end_assignment import Ending, end_assignment
from tongket.organizations.assignments import AssignmentEntry
from tongket.web.people.forms import PersonForm, RoleForm
from tongket.web.people.shown import Held, assignment_shown, in_sight, manages, roles_shown
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of, findings_of

Findings = list[dict[str, object]]


def people(request: DeskRequest) -> HttpResponse:
    """Everyone with a role in this office, and who has none anywhere."""
    _require(request, "person.create")
    found = [(person, roles_shown(request.place, held)) for person, held in in_sight(request.place)]
    return render(request, "people/list.html", {"people": found})


@never_cache
def new_person(request: DeskRequest) -> HttpResponse:
    """Enter a person with a first role; the initial password is shown once, on this very answer."""
    _require(request, "person.create")
    place = request.place
    units = [unit for unit in place.tree if place.may("assignment.assign", unit.id)]
    form = PersonForm(units, place.today, request.POST or None)
    findings: Findings = []
    if request.method == "POST" and form.is_valid():
        given, password = form.cleaned_data, accounts.initial_password()
        unit = int(given["organization"])
        try:
            with transaction.atomic():
                new = NewPerson(given["username"], given["full_name"], unit, password)
                person = create_person(request.actor, [new]).written[0]
                role = AssignmentEntry(person.id, unit, given["role"], given["valid_from"], given["valid_until"])
                assign(request.actor, [role])
        except Refused as refused:
            findings = [findings_of(found) for found in refused.found]
        else:
            return _password_page(request, accounts.account(person.key), password)
    context = {"form": form, "findings": findings, "breadcrumb": [*_crumbs(), (_("Thêm người dùng"), None)]}
    return render(request, "people/new.html", context)


def person_page(request: DeskRequest, key: UUID) -> HttpResponse:
    """One person: roles held, a further role, a new password, closing the account."""
    _require(request, "person.create")
    person, held = _visible(request, key)
    place = request.place
    units = [unit for unit in place.tree if place.may("assignment.assign", unit.id)]
    form = RoleForm(units, place.today, request.POST or None)
    findings: Findings = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        entry = AssignmentEntry(
            person.id, int(given["organization"]), given["role"], given["valid_from"], given["valid_until"]
        )
        try:
            assign(request.actor, [entry])
        except Refused as refused:
            findings = [findings_of(found) for found in refused.found]
        else:
            messages.success(request, _("Đã phân công vai trò."))
            return redirect("person", key=key)
    context = {
        "account": person,
        "form": form,
        "findings": findings,
        "assignments": [assignment_shown(place, line) for line in held],
        "breadcrumb": [*_crumbs(), (person.full_name, None)],
        "may_manage": person.id != request.actor.user and manages(place, person),
    }
    return render(request, "people/person.html", context)


@require_POST
def end_role(request: DeskRequest, key: UUID) -> HttpResponse:
    """End a role today."""
    _require(request, "assignment.end")
    person, held = _visible(request, key)
    line = next((line for line in held if str(line.key) == request.POST.get("assignment")), None)
    if line is None:
        raise Http404
    seen = request.POST.get("version", "")
    try:
        end_assignment(request.actor, [Ending(line.id, int(seen) if seen.isdigit() else 0, request.place.today)])
    except (Refused, Clash) as refused:
        messages.error(request, str(finding_of(refused)["message"]))
    else:
        messages.success(request, _("Vai trò kết thúc sau hôm nay."))
    return redirect("person", key=person.key)


@require_POST
@never_cache
def new_password(request: DeskRequest, key: UUID) -> HttpResponse:
    """A new initial password, shown once."""
    _require(request, "person.reset_password")
    person, _held = _visible(request, key)
    password = accounts.initial_password()
    reset_password(request.actor, [PasswordReset(person.id, password)])
    return _password_page(request, person, password)


@require_POST
def close(request: DeskRequest, key: UUID) -> HttpResponse:
    """Close the account, or open it again."""
    _require(request, "person.close")
    person, _held = _visible(request, key)
    try:
        close_person(request.actor, [Closing(person.id, open=not person.is_active)])
    except Refused as refused:
        messages.error(request, str(findings_of(refused.found[0])["message"]))
    else:
        messages.success(request, _("Đã khóa tài khoản.") if person.is_active else _("Đã mở lại tài khoản."))
    return redirect("person", key=key)


def _password_page(request: DeskRequest, person: accounts.Account, password: str) -> HttpResponse:
    context = {"account": person, "password": password, "breadcrumb": [*_crumbs(), (person.full_name, None)]}
    return render(request, "people/password.html", context)


def _require(request: DeskRequest, permission: str) -> None:
    if not request.place.may(permission):
        raise PermissionDenied


def _visible(request: DeskRequest, key: UUID) -> tuple[accounts.Account, Held]:
    for person, held in in_sight(request.place):
        if person.key == key:
            return person, held
    raise Http404(key)


def _crumbs() -> list[tuple[str, str | None]]:
    return [(_("Người dùng và vai trò"), reverse("people"))]
