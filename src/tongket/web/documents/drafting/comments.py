"""Opinions on a paper's drafts: written down, answered, taken out, and the table of them as a paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.book import Correction, Withdrawal
from tongket.documents.actions.comments.answer import answer
from tongket.documents.actions.comments.receive import receive
from tongket.documents.actions.comments.withdraw import withdraw
from tongket.documents.drafting.book import CommentEntry
from tongket.documents.drafting.queries import MADE, CommentRecord, comments, drafts
from tongket.documents.queries import PaperRecord
from tongket.procedures.word_round_trip import table_of_answers
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.documents.drafting import shown
from tongket.web.documents.drafting.forms import AnswerForm, CommentForm
from tongket.web.documents.register import readable
from tongket.web.language import language
from tongket.web.place import DeskRequest
from tongket.web.refusals import told

RECEIVE, ANSWER, WITHDRAW = "paper_comment.receive", "paper_comment.answer", "paper_comment.withdraw"
TONES = {"accept": "ok", "explain": "info"}
Findings = Sequence[Mapping[str, object]]


def all_comments(request: DeskRequest, key: UUID) -> HttpResponse:
    """The opinions with their answers; a new one is written down here."""
    paper, place = readable(request.place, key), request.place
    if request.method != "POST":
        return _page(request, paper)
    if not place.may(RECEIVE, paper.organization):
        raise PermissionDenied
    form = CommentForm(place, _offered(paper), request.POST)
    if not form.is_valid():
        return _page(request, paper, form=form, status=422)
    words = form.cleaned_data
    entry = CommentEntry(
        paper.organization, paper.id, int(words["draft"]), words["opinion"], words["giver"], words["received_on"],
        words["place"],
    )  # fmt: skip
    try:
        receive(request.actor, [entry])
    except TongketError as error:
        return _page(request, paper, told(error), form=form, status=422)
    messages.success(request, _("Đã ghi ý kiến góp ý."))
    return redirect("comments", key)


@require_POST
def answer_comment(request: DeskRequest, key: UUID, comment: UUID) -> HttpResponse:
    """Accept or explain."""
    paper = readable(request.place, key)
    if not request.place.may(ANSWER, paper.organization):
        raise PermissionDenied
    found = _known(paper, comment)
    form = AnswerForm(request.place, found, request.POST)
    if not form.is_valid():
        return _page(request, paper, answered=form, of=found.id, status=422)
    words = form.cleaned_data
    entry = CommentEntry(
        paper.organization, paper.id, found.draft, found.opinion, found.giver, found.received_on, found.place,
        words["response"], words["answer"], words["answered_by"], words["answered_on"],
    )  # fmt: skip
    try:
        answer(request.actor, [Correction(found.id, words["version"], entry)])
    except TongketError as error:
        status = 409 if error.code == "edit-clash" else 422
        return _page(request, paper, told(error), answered=form, of=found.id, status=status)
    messages.success(request, _("Đã ghi tiếp thu, giải trình."))
    return redirect("comments", key)


@require_POST
def withdraw_comment(request: DeskRequest, key: UUID, comment: UUID) -> HttpResponse:
    """Take out an opinion written down by mistake."""
    paper = readable(request.place, key)
    found = _known(paper, comment)
    version = request.POST.get("version", "")
    withdrawal = Withdrawal(found.id, int(version) if version.isdigit() else 0)
    try:
        withdraw(request.actor, [withdrawal], reason=request.POST.get("reason", "").strip()[:500])
    except TongketError as error:
        status = {"access-denied": 403, "edit-clash": 409}.get(error.code, 422)
        return _page(request, paper, told(error), status=status)
    messages.success(request, _("Đã rút ý kiến ghi nhầm."))
    return redirect("comments", key)


@require_POST
def make_table(request: DeskRequest, key: UUID) -> HttpResponse:
    """The report “tiếp thu, giải trình”, entered in the register."""
    paper = readable(request.place, key)
    try:
        made = table_of_answers(request.actor, paper)
    except TongketError as error:
        return _page(request, paper, told(error), status=403 if error.code == "access-denied" else 422)
    messages.success(request, _("Đã lập báo cáo tiếp thu, giải trình; tải tệp Word hoặc PDF ở mục Tệp."))
    return redirect("paper", made)


def _page(
    request: DeskRequest, paper: PaperRecord, findings: Findings = (), *, form: CommentForm | None = None,
    answered: AnswerForm | None = None, of: int = 0, status: int = 200,
) -> HttpResponse:  # fmt: skip
    place, found = request.place, comments(paper)
    may_answer = place.may(ANSWER, paper.organization)
    rows = []
    for each in found:
        own = answered if each.id == of else None
        rows.append(_row(each, (own or AnswerForm(place, each)) if may_answer else None, is_open=own is not None))
    may = place.may(RECEIVE, paper.organization) and not paper.is_withdrawn
    context = {
        "paper": paper,
        "rows": rows,
        "waiting": sum(not each.response for each in found),
        "form": (form or CommentForm(place, _offered(paper))) if may else None,
        "form_is_open": form is not None or not found,
        "may_withdraw": place.may(WITHDRAW, paper.organization),
        "may_make": bool(found) and place.may("paper.draft", paper.organization),
        "findings": findings,
        "tabs": shown.tabs(paper, "comments"),
        "breadcrumb": shown.breadcrumb(paper, (_("Góp ý"), None)),
    }
    return render(request, "documents/drafting/comments.html", context, status=status)


def _row(comment: CommentRecord, form: AnswerForm | None, *, is_open: bool) -> Mapping[str, object]:
    response = comment.response
    label = vocabulary.label(response, language(), "comment_response") if response else _("Chờ trả lời")
    return {
        "comment": comment,
        "draft": shown.draft_name(comment.draft),
        "received": date_vi(comment.received_on),
        "answered": date_vi(comment.answered_on) if comment.answered_on else "",
        "chip": {"label": label, "tone": TONES.get(response, "due")},
        "form": form,
        "is_open": is_open or not response,
    }


def _offered(paper: PaperRecord) -> list[tuple[str, str]]:
    """What an opinion may be on: the paper as made, and each draft."""
    numbers = dict.fromkeys([MADE, *(each.number for each in drafts(paper))])
    return [(str(number), shown.draft_name(number)) for number in numbers]


def _known(paper: PaperRecord, comment: UUID) -> CommentRecord:
    found = next((each for each in comments(paper) if each.key == comment), None)
    if found is None:
        raise Http404(comment)
    return found
