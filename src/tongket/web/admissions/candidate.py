"""One candidate: the way so far, the next step, relatives, papers, history; entering and correcting the line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Correction, Withdrawal
from tongket.organizations import queries as organizations
from tongket.records.admissions.actions.candidates.correct import correct
from tongket.records.admissions.actions.candidates.enter import enter
from tongket.records.admissions.actions.candidates.withdraw import withdraw as withdraw_candidate
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.facts import Known
from tongket.records.admissions.candidates.steps import ACTION_OF
from tongket.rules import vocabulary
from tongket.rules.candidate_stages import standing
from tongket.rules.candidate_steps import before
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.admissions import shown
from tongket.web.admissions.forms import CandidateForm, RelativeForm, StepForm
from tongket.web.admissions.history import history_of
from tongket.web.admissions.relatives import relatives_of
from tongket.web.forms.shown import papers_of
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import finding_shown, told

READ = "candidate.read"
PAPERS = ("admissions", "probation")
Findings = Sequence[Mapping[str, object]]


def page(request: DeskRequest, key: UUID) -> HttpResponse:
    """The candidate's page; `buoc` asks for the form of another step than the next."""
    return candidate_page(request, readable(request.place, key))


def candidate_page(
    request: DeskRequest,
    found: Known,
    findings: Findings = (),
    form: StepForm | None = None,
    relative: RelativeForm | None = None,
    status: int = 200,
    *,
    family_by_name: bool = False,
) -> HttpResponse:
    """The page, with a refused form as it was filled in."""
    place, entry = request.place, found.line.entry
    stands = standing(found.facts, place.today)
    kind = form.kind if form else _asked(request, stands.next_step)
    form = form or _step_form(place, found, kind)
    context = {
        "candidate": found.line,
        "facts": _facts(found),
        "stage": shown.stage_name(stands.stage),
        "path": shown.path_of(found, stands, place.may("candidate.withdraw_step", entry.organization)),
        "clocks": shown.clocks_of(stands, place.today),
        "next": shown.step_name(stands.next_step) if stands.next_step else "",
        "form": form,
        "form_name": shown.step_name(kind) if kind else "",
        "form_url": reverse("candidate-step", args=[found.line.key, kind.replace("_", "-")]) if kind else "",
        "blocks": [] if findings else _blocks(found, kind, place),
        "findings": findings,
        "others": _others(place, found, kind),
        "family": relatives_of(place, found, relative, by_name=family_by_name),
        "papers": [each for subject in PAPERS for each in papers_of(place, subject, str(found.line.key))],
        "history": history_of(found),
        "may_edit": place.may("candidate.correct", entry.organization),
        "may_withdraw": place.may("candidate.withdraw", entry.organization),
        "breadcrumb": [(_("Phát triển đảng viên"), reverse("candidates")), (entry.full_name, None)],
    }
    return render(request, "admissions/candidate.html", context, status=status)


def new(request: DeskRequest) -> HttpResponse:
    """Enter a candidate."""
    if not request.place.may("candidate.enter"):
        raise PermissionDenied
    form, findings = CandidateForm(request.place, request.POST or None), ()
    if request.method == "POST" and form.is_valid():
        try:
            passage = enter(request.actor, [form.entry()], reason=form.cleaned_data["reason"])
        except TongketError as error:
            return _form_page(request, form, told(error), None)
        messages.success(request, _("Đã đưa vào danh sách theo dõi."))
        return redirect("candidate", passage.written[0].key)
    return _form_page(request, form, findings, None)


def edit(request: DeskRequest, key: UUID) -> HttpResponse:
    """Correct the line."""
    found = readable(request.place, key)
    line = found.line
    if not request.place.may("candidate.correct", line.entry.organization):
        raise PermissionDenied
    form = CandidateForm(request.place, request.POST or None, line.entry)
    if request.method == "POST" and form.is_valid():
        change = Correction(line.id, form.cleaned_data["version"] or 0, form.entry())
        try:
            correct(request.actor, [change], reason=form.cleaned_data["reason"])
        except TongketError as error:
            return _form_page(request, form, told(error), found)
        messages.success(request, _("Đã sửa."))
        return redirect("candidate", key)
    return _form_page(request, form, (), found)


@require_POST
def withdraw(request: DeskRequest, key: UUID) -> HttpResponse:
    """Take out a candidate entered by mistake."""
    found = readable(request.place, key)
    version = request.POST.get("version", "")
    withdrawal = Withdrawal(found.line.id, int(version) if version.isdigit() else 0)
    try:
        withdraw_candidate(request.actor, [withdrawal], reason=request.POST.get("reason", "").strip()[:500])
    except TongketError as error:
        return candidate_page(request, found, told(error), status=status_of(error))
    messages.success(request, _("Đã rút khỏi danh sách."))
    return redirect("candidates")


def readable(place: Place, key: UUID) -> Known:
    """A candidate the person may read; 404 for any other."""
    try:
        found = queries.candidate(key)
    except TongketError as error:
        raise Http404(key) from error
    if not place.may(READ, found.line.entry.organization):
        raise Http404(key)
    return found


def status_of(error: TongketError) -> int:
    return {"access-denied": 403, "edit-clash": 409}.get(error.code, 422)


def _form_page(request: DeskRequest, form: CandidateForm, findings: Findings, found: Known | None) -> HttpResponse:
    crumbs: list[tuple[str, str | None]] = [(_("Phát triển đảng viên"), reverse("candidates"))]
    back = reverse("candidates")
    if found is not None:
        back = reverse("candidate", args=[found.line.key])
        crumbs.append((found.line.entry.full_name, back))
        form.fields["version"].initial = found.line.version
    heading = _("Sửa thông tin") if found else _("Đưa người vào danh sách")
    context = {
        "form": form, "findings": findings, "heading": heading, "back": back, "breadcrumb": [*crumbs, (heading, None)],
        "asks_reason": bool(findings),
    }  # fmt: skip
    return render(request, "admissions/form.html", context, status=422 if findings or form.errors else 200)


def _asked(request: DeskRequest, usual: str) -> str:
    asked = request.GET.get("buoc", "").replace("-", "_")
    return asked if asked in ACTION_OF else usual


def _step_form(place: Place, found: Known, kind: str) -> StepForm | None:
    action = ACTION_OF.get(kind)
    if action is None or not place.may(action.name, found.line.entry.organization):
        return None
    return StepForm(place, found, kind)


def _blocks(found: Known, kind: str, place: Place) -> Findings:
    return [finding_shown(each) for each in before(found.facts, kind, place.today)] if kind else []


def _others(place: Place, found: Known, kind: str) -> Sequence[dict[str, str]]:
    """The other steps one may record."""
    unit = found.line.entry.organization
    return [
        {"id": each.replace("_", "-"), "name": shown.step_name(each)}
        for each, action in ACTION_OF.items()
        if each != kind and place.may(action.name, unit)
    ]


def _facts(found: Known) -> Sequence[tuple[str, str]]:
    entry = found.line.entry
    told = (
        (_("Chi bộ theo dõi"), organizations.names([entry.organization]).get(entry.organization, "")),
        (_("Ngày sinh"), date_vi(entry.birth_date)),
        (_("Giới tính"), vocabulary.label(entry.sex, language(), "sex") if entry.sex else ""),
        (_("Trình độ học vấn"), vocabulary.label(entry.schooling, language()) if entry.schooling else ""),
        (_("Quê quán"), entry.home_town),
        (_("Nơi cư trú"), entry.residence),
        (_("Đưa vào danh sách"), date_vi(entry.entered_on)),
        (_("Thủ tục"), _("Kết nạp lại") if entry.readmits is not None else _("Kết nạp")),
    )
    return told
