"""The other end of a transfer: received, sent back, cancelled, or a stay for a time ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.gate import Passage
from tongket.organizations import queries as organizations
from tongket.records.members.actions.transfers.cancel import cancel
from tongket.records.members.actions.transfers.end import end
from tongket.records.members.actions.transfers.receive import receive
from tongket.records.members.actions.transfers.send_back import send_back
from tongket.records.members.transfers.book import Closing, Receipt
from tongket.records.members.transfers.queries import TransferSeen, one
from tongket.rules.errors import TongketError
from tongket.rules.fields import FieldSpec
from tongket.rules.notation import date_vi
from tongket.web.ledgers.writing.fields import Choices
from tongket.web.members.fields import ActForm, spec
from tongket.web.members.steps import tell
from tongket.web.members.transfers.shown import VERBS, label_of, may_do, transfer_shown
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import told

RECEIVE = "tiep-nhan"
CLOSINGS: Mapping[str, Callable[..., Passage]] = {"tra-lai": send_back, "huy": cancel, "ket-thuc": end}
PRESENTED = spec("presented_on", "date", "Ngày xuất trình giấy giới thiệu", "Papers presented on")
DAY = spec("on", "date", "Ngày", "On", required=True)
CELL = spec("unit", "organization", "Phân về chi bộ", "Given to the cell")


def settle(request: DeskRequest, key: UUID, verb: str) -> HttpResponse:
    """One act at an end of the transfer, with the day and, where the rules ask for it, the reason."""
    seen, place = one(key), request.place
    if seen is None or verb not in VERBS or not _in_sight(place, seen):
        raise Http404(key)
    if not may_do(place, seen, verb):
        raise PermissionDenied
    cells = _cells(place, seen) if verb == RECEIVE else []
    specs: Sequence[FieldSpec] = (DAY, PRESENTED, *([CELL] if cells else [])) if verb == RECEIVE else (DAY,)
    data = request.POST if request.method == "POST" else None
    form = ActForm(specs, place, data, units={"unit": cells}, initial={"on": date_vi(place.today)})
    findings: list[dict[str, object]] = []
    if data is not None and form.is_valid():
        try:
            passage = _done(request, seen, verb, form)
        except TongketError as error:
            findings = told(error)
        else:
            tell(request, passage, _("Đã ghi: %(what)s.") % {"what": label_of(seen, verb)})
            return redirect("transfers")
    context = {
        "title": seen.name,
        "what": label_of(seen, verb),
        "form": form,
        "findings": findings,
        "transfer": transfer_shown(place, seen),
        "back": reverse("transfers"),
    }
    return render(request, "members/act.html", context, status=422 if findings or form.errors else 200)


def _done(request: DeskRequest, seen: TransferSeen, verb: str, form: ActForm) -> Passage:
    given, line = form.cleaned_data, seen.kept
    if verb == RECEIVE:
        receipt = Receipt(line.id, line.version, given["on"], given["presented_on"], given.get("unit"))
        return receive(request.actor, [receipt], reason=form.reason)
    return CLOSINGS[verb](request.actor, [Closing(line.id, line.version, given["on"])], reason=form.reason)


def _in_sight(place: Place, seen: TransferSeen) -> bool:
    units = place.reads("transfer.read")
    return bool({seen.entry.from_unit, seen.entry.to_unit} & units)


def _cells(place: Place, seen: TransferSeen) -> Choices:
    """The cells below the receiving organisation, where the transfer led to more than a cell."""
    if seen.entry.to_unit is None:
        return []
    below = organizations.below(seen.entry.to_unit, place.today, itself=False)
    return [(str(unit.id), unit.name) for unit in below]
