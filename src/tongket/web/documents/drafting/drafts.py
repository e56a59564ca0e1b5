"""The drafts of a paper: handed in, looked at number by number, brought up to date, downloaded, compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.documents.drafting.queries import DraftRecord, draft, drafts, takes_drafts
from tongket.documents.drafting.tagged import Standing
from tongket.documents.queries import PaperRecord
from tongket.documents.register.copies import MAX_COPY, too_large
from tongket.procedures.word_round_trip import Examined, compare_drafts, examine, hand_in, is_made_anew, refresh
from tongket.rules.errors import TongketError
from tongket.web.documents.drafting import shown
from tongket.web.documents.drafting.forms import HandInForm
from tongket.web.documents.files import sent
from tongket.web.documents.register import readable
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of, told

HAND_IN = "paper_draft.hand_in"
Findings = Sequence[Mapping[str, object]]


def all_drafts(request: DeskRequest, key: UUID) -> HttpResponse:
    """The drafts of a paper, and the form to hand in the next one."""
    paper = readable(request.place, key)
    if request.method != "POST":
        return _list(request, paper)
    if not request.place.may(HAND_IN, paper.organization):
        raise PermissionDenied
    form = HandInForm(request.place, request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, paper, form=form, status=422)
    file, words = form.cleaned_data["file"], form.cleaned_data
    try:
        if file.size > MAX_COPY:
            raise too_large(file.size)
        number = hand_in(
            request.actor, paper, file.read(), words["marking"], author=words["author"], note=words["note"]
        )
    except TongketError as error:
        return _list(request, paper, findings=told(error), form=form, status=422)
    messages.success(request, _("Đã nhận dự thảo %(number)s.") % {"number": number})
    return redirect("draft", key, number)


def one_draft(request: DeskRequest, key: UUID, number: int) -> HttpResponse:
    """A draft with every number that is not as recorded."""
    paper = readable(request.place, key)
    return _draft(request, paper, _known(paper, number))


@require_POST
def refresh_draft(request: DeskRequest, key: UUID, number: int) -> HttpResponse:
    """The draft with its overtaken numbers brought up to date, as the next draft."""
    paper = readable(request.place, key)
    if not request.place.may(HAND_IN, paper.organization):
        raise PermissionDenied
    found = _known(paper, number)
    try:
        made = refresh(request.actor, paper, number, request.POST.getlist("sua-tay"))
    except TongketError as error:
        return _draft(request, paper, found, told(error), status=422)
    messages.success(
        request, _("Đã cập nhật số theo sổ thành dự thảo %(number)s; tải về để sửa tiếp.") % {"number": made}
    )
    return redirect("draft", key, made)


def draft_file(request: DeskRequest, key: UUID, number: int) -> HttpResponse:
    """The Word file of a draft, as it was handed in."""
    found = _known(readable(request.place, key), number)
    if not found.path.is_file():
        raise Http404(found.path.name)
    return sent(found.path)


def compare(request: DeskRequest, key: UUID) -> HttpResponse:
    """Two drafts side by side; without a choice, the last two."""
    paper = readable(request.place, key)
    kept = drafts(paper)
    if len(kept) < 2:
        raise Http404
    numbers = [each.number for each in kept]
    before, after = _chosen(request, "truoc", numbers, -2), _chosen(request, "sau", numbers, -1)
    context: dict[str, object] = {
        "paper": paper,
        "before": before,
        "after": after,
        "before_name": shown.draft_name(before),
        "after_name": shown.draft_name(after),
        "offered": [(number, shown.draft_name(number)) for number in numbers],
        "is_whole": "tat-ca" in request.GET,
        "tabs": shown.tabs(paper, "drafts"),
        "breadcrumb": shown.breadcrumb(paper, (_("So sánh hai dự thảo"), None)),
    }
    try:
        compared = compare_drafts(paper, before, after)
    except TongketError as error:
        return render(
            request, "documents/drafting/compare.html", {**context, "findings": [finding_of(error)]}, status=422
        )
    context |= {
        "rows": shown.diff_rows(compared.lines, whole="tat-ca" in request.GET),
        "numbers": shown.number_changes(compared.numbers),
        "count": sum(line.kind != "same" for line in compared.lines),
    }
    return render(request, "documents/drafting/compare.html", context)


def _list(
    request: DeskRequest, paper: PaperRecord, findings: Findings = (), form: HandInForm | None = None, status: int = 200
) -> HttpResponse:
    kept = drafts(paper)
    may = request.place.may(HAND_IN, paper.organization) and takes_drafts(paper)
    context = {
        "paper": paper,
        "drafts": [shown.draft_line(paper, each) for each in reversed(kept)],
        "offered": [(each.number, shown.draft_name(each.number)) for each in kept],
        "form": (form or HandInForm(request.place)) if may else None,
        "files": [file.name for file in paper.files if file.name.endswith(".docx") and not file.gone],
        "is_made_anew": is_made_anew(paper),
        "findings": findings,
        "tabs": shown.tabs(paper, "drafts"),
        "breadcrumb": shown.breadcrumb(paper, (_("Dự thảo"), None)),
    }
    return render(request, "documents/drafting/drafts.html", context, status=status)


def _draft(
    request: DeskRequest, paper: PaperRecord, found: DraftRecord, findings: Findings = (), status: int = 200
) -> HttpResponse:
    may = request.place.may(HAND_IN, paper.organization) and takes_drafts(paper)
    context: dict[str, object] = {
        "paper": paper,
        "draft": shown.draft_line(paper, found),
        "number": found.number,
        "findings": findings,
        "tabs": shown.tabs(paper, "drafts"),
        "breadcrumb": shown.breadcrumb(paper, (shown.draft_name(found.number), None)),
    }
    try:
        context |= _numbers(request, paper, examine(paper, found.number), may=may)
    except TongketError as error:
        context["findings"] = [*findings, finding_of(error)]
        status = 422
    return render(request, "documents/drafting/draft.html", context, status=status)


def _numbers(request: DeskRequest, paper: PaperRecord, found: Examined, *, may: bool) -> Mapping[str, object]:
    place = request.place
    opens = place.year == paper.report_year and place.may("figure.read", place.unit.id)
    counts = Counter(number.standing for number in found.tagged.numbers)
    odd = [number for number in found.tagged.numbers if number.standing is not Standing.AGREES]
    names = shown.names_of(paper)
    by_hand = shown.by_hand(odd, names)
    return {
        "examined": True,
        "agreeing": counts[Standing.AGREES],
        "overtaken": counts[Standing.CHANGED],
        "edited": counts[Standing.EDITED] + counts[Standing.EDITED_AND_CHANGED],
        "tagged": shown.tagged_rows(found.word, odd, names, opens=opens),
        "gone": [(shown.figure_label(tag, names), text) for tag, text in found.tagged.gone.items()],
        "new": [shown.new_row(found.word, number, names, opens=opens) for number in found.new.numbers],
        "checks": [shown.checked(each) for each in found.new.findings],
        "by_hand": by_hand if may else [],
        "may_refresh": may and bool(counts[Standing.CHANGED] or by_hand),
    }


def _known(paper: PaperRecord, number: int) -> DraftRecord:
    try:
        return draft(paper, number)
    except TongketError as error:
        raise Http404(number) from error


def _chosen(request: HttpRequest, name: str, numbers: Sequence[int], usual: int) -> int:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isdigit() and int(asked) in numbers else numbers[usual]
