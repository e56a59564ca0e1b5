"""The pages: give a text, see its numbers in place, correct and check again, take a Word copy away."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.documents.papers import press
from tongket.procedures.annotated_copy import annotated_file, annotated_text
from tongket.reconciliation.findings.check import check
from tongket.rules.errors import TongketError
from tongket.web.documents import year_of_papers
from tongket.web.figures.views import require_figures
from tongket.web.place import DeskRequest
from tongket.web.reconciliation.given import CORRECTION, TEXT, Given, given, one_line_end, with_correction
from tongket.web.reconciliation.prose import prose_of, prose_of_article
from tongket.web.reconciliation.sample import sample
from tongket.web.reconciliation.shown import Shown, says_how_many
from tongket.web.refusals import finding_of

Findings = Sequence[dict[str, object]]
SAMPLE = "mau"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def check_text(request: DeskRequest) -> HttpResponse:
    """Take a text and show its numbers against the records; nothing of it is kept."""
    require_figures(request.place)
    if request.method != "POST":
        return _form(request, sample(request.place) if SAMPLE in request.GET else "")
    try:
        found = given(request.POST, request.FILES)
    except TongketError as error:
        return _refused(request, error)
    if found is None:
        return _form(request, "", [_nothing()])
    return _result(request, *_corrected(found, request.POST.get(CORRECTION, "")))


def check_paper(request: DeskRequest, kind: str) -> HttpResponse:
    """A paper of the package, as it would be printed now, against the records of this moment."""
    require_figures(request.place)
    return _result(request, _paper(request, kind.replace("-", "_")))


@require_POST
def word_copy(request: DeskRequest) -> HttpResponse:
    """The text as a Word file with comments: the officer's own file where the page still carries it."""
    require_figures(request.place)
    place = request.place
    try:
        found = given(request.POST, request.FILES)
        if found is None:
            return _form(request, "", [_nothing()])
        if found.word:
            content = annotated_file(found.word, place.unit.slug, place.year)
        else:
            head = [found.name or "Bản đối chiếu", f"Đối chiếu với sổ của {place.unit.name}, năm {place.year}"]
            content = annotated_text(check(found.text, place.unit.slug, place.year), head)
    except TongketError as error:
        return _refused(request, error)
    response = HttpResponse(content, content_type=WORD_TYPE)
    name = f"{found.name.removesuffix('.docx') or 'doi-chieu'}-ghi-chu.docx"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _refused(request: DeskRequest, error: TongketError) -> HttpResponse:
    """The form again with what was typed; a text marked as secret is not even sent back."""
    text = "" if error.code == "text-file-secret" else one_line_end(request.POST.get(TEXT, ""))
    return _form(request, text, [finding_of(error)])


def _form(request: DeskRequest, text: str, findings: Findings = ()) -> HttpResponse:
    if SAMPLE in request.GET and not text and not findings:
        messages.info(request, _("Năm này chưa có số liệu để lập bài mẫu."))
        return redirect("check")
    context = {"text": text, "findings": findings, "year": request.place.year, "unit": request.place.unit.name}
    return render(request, "reconciliation/form.html", context, status=422 if findings else 200)


def _result(request: DeskRequest, found: Given, findings: Findings = ()) -> HttpResponse:
    place = request.place
    checked = check(found.text, place.unit.slug, place.year)
    view = Shown(place, checked)
    context = {
        "given": found,
        "findings": findings,
        "unit": place.unit.name,
        "year": place.year,
        "count": says_how_many(view.marks),
        "chips": view.chips(),
        "pieces": list(view.pieces()),
        "cards": list(view.cards.values()),
        "numbers": view.numbers(),
        "set_aside": [each.quote for each in checked.reading.set_aside],
        "breadcrumb": [(_("Đối chiếu"), reverse("check")), (found.name or _("Văn bản dán vào"), None)],
    }
    return render(request, "reconciliation/result.html", context)


def _corrected(found: Given, asked: str) -> tuple[Given, Findings]:
    """The text with the correction whose button was pressed."""
    if not asked:
        return found, ()
    text = with_correction(found.text, asked)
    if text is not None:
        return Given(text, found.name), ()
    said = _("Văn bản ở chỗ này đã thay đổi nên chưa sửa; kết quả dưới đây là của văn bản hiện có.")
    return found, [{"tone": "due", "title": _("Chưa sửa được"), "message": said}]


def _paper(request: DeskRequest, kind: str) -> Given:
    """404 for what is no paper of the year, or may not be read."""
    dossier = year_of_papers.year_of(request.place)
    if kind == year_of_papers.PRESS:
        return Given(prose_of_article(press.build(dossier)), _("Tin báo chí"))
    for each, paper in year_of_papers.built(dossier):
        if each.kind == kind:
            return Given(prose_of(paper), each.title)
    raise Http404(kind)


def _nothing() -> dict[str, object]:
    mend = _("Dán văn bản vào ô, hoặc chọn một tệp .docx, .txt, .html hay .pdf.")
    return {"tone": "bad", "title": _("Chưa có văn bản nào"), "mend": mend}
