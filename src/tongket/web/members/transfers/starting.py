"""Introducing a member to another organisation."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.gate import Refused
from tongket.organizations import queries as organizations
from tongket.procedures.transfers import start_transfers
from tongket.records.members.transfers.book import TransferEntry
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.rules.transfers import INTERNAL
from tongket.web.ledgers.writing.fields import Choices
from tongket.web.members.fields import ActForm, spec, units_of
from tongket.web.members.reading import readable_member
from tongket.web.members.steps import tell
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import findings_of, told

SPECS = (
    spec("kind", "choice", "Hình thức", "Kind", required=True, vocabulary="transfer_kind"),
    spec("to_unit", "organization", "Nơi đến có trong sổ", "To a unit of the books"),
    spec("to_elsewhere", "text", "Hoặc nơi đến ngoài sổ", "Or a place outside", max=160),
    spec("introduced_on", "date", "Ngày giới thiệu", "Introduced on", required=True),
    spec("paper_number", "text", "Số giấy giới thiệu", "Number of the introduction", max=60),
    spec(
        "caused_on", "date", "Ngày quyết định có hiệu lực hoặc đổi nơi cư trú", "Day the move took effect",
        hint={"vi": "Dùng để tính thời hạn làm thủ tục chuyển chính thức.", "en": "The time to begin counts from it."},
    ),
    spec("away_until", "date", "Tạm thời đến ngày", "For a time until"),
    spec("is_study", "yes_no", "Đi học tập trung", "Away at a school"),
    spec("note", "text", "Ghi chú", "Remark", max=300),
)  # fmt: skip


def start_transfer(request: DeskRequest, key: UUID) -> HttpResponse:
    """The form of both ends; the rules' findings stand above it where the transfer is refused."""
    kept, place = readable_member(request, key), request.place
    home = kept.entry.organization
    if not place.may("transfer.start", home):
        raise PermissionDenied
    data = request.POST if request.method == "POST" else None
    given = {"introduced_on": date_vi(place.today), "kind": INTERNAL}
    form = ActForm(SPECS, place, data, units={"to_unit": _goals(place, home)}, initial=given)
    findings: list[dict[str, object]] = []
    if data is not None and form.is_valid():
        try:
            passage = start_transfers(request.actor, [_entry(kept.id, home, form)], form.reason)
        except Refused as refused:
            findings = [findings_of(found) for found in refused.found]
        except TongketError as error:
            findings = told(error)
        else:
            tell(request, passage, _("Đã giới thiệu chuyển sinh hoạt đảng."))
            return redirect("transfers")
    context = {
        "title": kept.entry.full_name,
        "what": _("Chuyển sinh hoạt đảng"),
        "below": _("Nơi đi: %(unit)s") % {"unit": organizations.names([home]).get(home, "")},
        "form": form,
        "findings": findings,
        "back": reverse("member", args=[key]),
    }
    return render(request, "members/act.html", context, status=422 if findings or form.errors else 200)


def _goals(place: Place, home: int) -> Choices:
    """The units of the office, then the other offices kept here, which give the member to a cell themselves."""
    own = [choice for choice in units_of(place, "organization.read") if choice[0] != str(home)]
    others = [(str(unit.id), unit.name) for unit in organizations.roots() if unit.id != place.office.id]
    return [*own, *others]


def _entry(member: int, home: int, form: ActForm) -> TransferEntry:
    given = {name: value for name, value in form.given().items() if value not in (None, "")}
    entry = TransferEntry(member, str(given.pop("kind")), given.pop("introduced_on"), home)  # type: ignore[arg-type]
    return replace(entry, **given)  # type: ignore[arg-type]
