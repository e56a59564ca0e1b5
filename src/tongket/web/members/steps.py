"""The steps of a life as forms: what each asks, what stands against it with its citation, the reason where needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.book import Kept
from tongket.access.gate import Passage, Refused
from tongket.records.members.book import MemberEntry
from tongket.records.members.life.entry import LifeEntry
from tongket.records.members.life.kinds import kinds
from tongket.records.members.steps import STEPS
from tongket.rules import vocabulary
from tongket.rules.decision import Weight
from tongket.rules.errors import TongketError
from tongket.rules.fields import FieldSpec
from tongket.rules.notation import fold
from tongket.web.language import language
from tongket.web.members.fields import ActForm, spec, units_of
from tongket.web.members.reading import readable_member
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import findings_of, told

ON = spec("on", "date", "Từ ngày", "From", required=True)
BY_DECISION = (
    spec("decision_number", "text", "Số quyết định, nghị quyết", "Decision number", max=60),
    spec("decided_on", "date", "Ngày quyết định", "Decided on"),
)
UNIT = spec("organization", "organization", "Chi bộ đến", "To the cell", required=True)
PLACE = spec("elsewhere", "text", "Nơi ngoài đảng bộ", "Place outside", max=160)
NOTE = spec("note", "text", "Ghi chú", "Remark", max=300)
LENGTH = spec("length", "integer", "Số tháng hoặc số năm làm căn cứ", "Months or years behind it", minimum=0)
GROUNDS: Mapping[str, FieldSpec] = {
    "struck_off": spec("ground", "choice", "Lý do xóa tên", "Ground", vocabulary="strike_off_ground"),
    "exempted": spec("ground", "choice", "Lý do miễn", "Ground", vocabulary="exemption_ground"),
    "readmitted": spec("ground", "choice", "Lý do đã ra khỏi Đảng", "Cause of leaving", vocabulary="leaving_cause"),
}
MORE: Mapping[str, Sequence[FieldSpec]] = {
    "moved": (UNIT,),
    "restored": (UNIT,),
    "readmitted": (
        UNIT,
        spec("consent", "yes_no", "Cấp tỉnh đồng ý bằng văn bản", "Written consent of the province"),
    ),
    "arrived": (UNIT, PLACE),
    "transferred": (PLACE,),
    "struck_off": (
        spec("length", "integer", "Số tháng hoặc số năm làm căn cứ", "Months or years behind it", minimum=0),
    ),
}
PAIRED = ("moved", "transferred")
"""Steps that a transfer takes with both its ends: offered there."""


def word_of(kind: str) -> str:
    """The step's word in addresses, from its name: `cong-nhan-chinh-thuc`."""
    return fold(vocabulary.label(kind)).replace(",", "").replace(" ", "-")


def name_of(kind: str) -> str:
    return vocabulary.label(kind, language())


def steps_offered(place: Place, kept: Kept[MemberEntry]) -> list[dict[str, str]]:
    """The steps that can follow where the member now stands, and that the person may take there."""
    entry = kept.entry
    now = entry.ended_as or entry.status
    return [
        {"label": name_of(kind), "url": reverse("member-step", args=[kept.key, word_of(kind)])}
        for kind, action in STEPS.items()
        if now in kinds()[kind].allowed_from
        and place.may(action.name, entry.organization)
        and kind not in PAIRED
        and not (kind == "recognized" and entry.official_on is not None)
        and not (kind == "resumed" and now == "active")
    ]


def take_step(request: DeskRequest, key: UUID, step: str) -> HttpResponse:
    """One step: its form, and on sending the action itself, whose findings are shown where it refuses."""
    kind = next((kind for kind in STEPS if word_of(kind) == step), None)
    if kind is None:
        raise Http404(step)
    kept, place, action = readable_member(request, key), request.place, STEPS[kind]
    if not place.may(action.name, kept.entry.organization):
        raise PermissionDenied
    specs = [ON, *([GROUNDS[kind]] if kind in GROUNDS else []), *MORE.get(kind, ()), *BY_DECISION, NOTE]
    data = request.POST if request.method == "POST" else None
    form = ActForm(specs, place, data, units={"organization": units_of(place, action.name)})
    findings: list[dict[str, object]] = []
    if data is not None and form.is_valid():
        try:
            passage = action(request.actor, [_entry(kept.id, form)], reason=form.reason)
        except Refused as refused:
            findings = [findings_of(found) for found in refused.found]
        except TongketError as error:
            findings = told(error)
        else:
            tell(request, passage, _("Đã ghi: %(step)s.") % {"step": name_of(kind)})
            return redirect("member", key)
    context = {
        "title": kept.entry.full_name,
        "what": name_of(kind),
        "form": form,
        "findings": findings,
        "back": reverse("member", args=[key]),
    }
    return render(request, "members/act.html", context, status=422 if findings or form.errors else 200)


def tell(request: DeskRequest, passage: Passage, done: str) -> None:
    """What was done, and what the rules only warn of."""
    messages.success(request, done)
    for found in passage.found:
        if found.finding.weight is Weight.WARNS:
            shown = findings_of(found)
            messages.warning(request, f"{shown['message']} {shown['mend']}")


def _entry(member: int, form: ActForm) -> LifeEntry:
    given = {name: value for name, value in form.given().items() if value not in (None, "")}
    return LifeEntry(member, **given)  # type: ignore[arg-type]
