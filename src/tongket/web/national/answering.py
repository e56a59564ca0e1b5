"""What is sent: an answer, a whole group's answer, the confirmation, a new comparison, putting a list aside."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.exchange.national import confirming, lists
from tongket.exchange.national.comparing.questions import Comparison
from tongket.exchange.national.confirming import Given
from tongket.exchange.national.lists import Listed
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.web.national import comparing, steps
from tongket.web.place import DeskRequest
from tongket.web.refusals import told

ANSWER, WHOLE, GROUP = "tra-loi", "ca-nhom", "nhom"


@require_POST
def answer(request: DeskRequest, key: UUID) -> HttpResponse:
    """One answer, or one for every open question of a group."""
    steps.opened(request, key)
    try:
        given = _given(request.POST)
        count = confirming.answer(request.actor, key, [given])
    except TongketError as error:
        return _refused(request, key, error)
    if request.headers.get("HX-Request") and given.question:
        return _one(request, key, given.question)
    if not given.question:
        messages.success(request, _("Đã ghi nhận %(count)s câu trả lời.") % {"count": notation.number_vi(count)})
    return redirect(f"{comparing.group_url(key, request.POST.get(GROUP, ''))}#cau-hoi")


@require_POST
def confirm(request: DeskRequest, key: UUID) -> HttpResponse:
    """Everything answered is done, or nothing."""
    steps.opened(request, key)
    try:
        done = confirming.confirm(request.actor, key, request.POST.get("da-xem", ""))
    except TongketError as error:
        return _refused(request, key, error)
    said = _("Đã sửa %(changed)s đảng viên, ghi thêm %(entered)s; %(upstream)s dòng đề nghị điều chỉnh.") % {
        "changed": notation.number_vi(done.changed),
        "entered": notation.number_vi(done.entered),
        "upstream": notation.number_vi(done.upstream),
    }
    messages.success(request, said)
    if done.open:
        later = _("%(open)s điểm chưa trả lời sẽ hỏi lại ở danh sách sau.") % {"open": notation.number_vi(done.open)}
        messages.info(request, later)
    return redirect("national-result", key)


@require_POST
def compare_again(request: DeskRequest, key: UUID) -> HttpResponse:
    """Against the register as it is now."""
    steps.opened(request, key)
    lists.compare_again(request.actor, key)
    messages.info(request, _("Đã so lại với sổ hiện nay."))
    return redirect("national-list", key)


@require_POST
def discard(request: DeskRequest, key: UUID) -> HttpResponse:
    """Put a list aside."""
    found = steps.opened(request, key)
    lists.discard(request.actor, key)
    messages.info(request, _("Đã bỏ “%(file)s”; nội dung danh sách không được giữ lại.") % {"file": found.file})
    return redirect("national")


def _given(sent: QueryDict) -> Given:
    """The button pressed: `<question>:<choice>` or, for a whole group, the choice alone."""
    whole = sent.get(WHOLE, "")
    if whole:
        return Given("", whole, sent.get(GROUP, ""), _day(sent.get("ngay-chung", "")))
    question, _colon, choice = sent.get(ANSWER, "").partition(":")
    return Given(question, choice, "", _day(sent.get(f"ngay-{question}", "")), sent.get(f"ly-do-{question}", ""))


def _day(text: str) -> date | None:
    return notation.parse_date(text) if text.strip() else None


def _refused(request: DeskRequest, key: UUID, error: TongketError) -> HttpResponse:
    if error.code == "access-denied":
        raise error
    return comparing.page(request, lists.listed(request.actor, key), told(error), status=422)


def _open(found: Listed, compared: Comparison, group: str) -> int:
    return sum(each.group == group and each.id not in found.decided for each in compared.questions)


def _one(request: DeskRequest, key: UUID, question: str) -> HttpResponse:
    """The answered question alone, put in its place by htmx; a changed comparison needs the whole page."""
    found = lists.listed(request.actor, key)
    compared = found.comparison
    asked = compared.question(question) if compared else None
    if asked is None or compared is None:
        response = HttpResponse()
        response["HX-Refresh"] = "true"
        return response
    context = {
        "question": comparing.question_context(found, asked),
        "list": found,
        "group": {"id": asked.group, "open": _open(found, compared, asked.group)},
        **comparing.summed(found, compared, asked.group),
        "beside": True,
    }
    return render(request, "national/question.html", context)
