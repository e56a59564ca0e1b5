"""One decided rating put right by a decision of its own; the earlier one stays readable."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tongket.procedures.annual_review.deciding.levels import Meant
from tongket.procedures.annual_review.deciding.revise import revise
from tongket.procedures.annual_review.deciding.weighing import Reasons
from tongket.records.reviews.ratings.facts import Rated, rated
from tongket.records.reviews.rounds.queries import Round, rounds_by_id
from tongket.records.reviews.subjects.queries import Subject, subject_with
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import normalise
from tongket.web.language import language
from tongket.web.place import DeskRequest
from tongket.web.refusals import told
from tongket.web.reviews.naming import names_of_subjects
from tongket.web.reviews.navigation import READ
from tongket.web.reviews.rounds import shown
from tongket.web.reviews.rounds.setup_forms import PaperForm

REVISE = "rating.revise"


class RevisionForm(PaperForm):
    """A new level for one decided rating: its paper, and the reason, without which nothing is put right."""

    def __init__(self, request: DeskRequest) -> None:
        super().__init__(request.place.today, request.POST or None)
        levels = vocabulary.choices("rating_level", language())
        self.fields["level"] = forms.ChoiceField(label=_("Mức xếp loại mới"), choices=levels)
        self.fields["of_all"] = forms.CharField(
            label=_("Lý do điều chỉnh"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("Mức cũ vẫn xem lại được, kèm lý do này."),
        )  # fmt: skip
        self.fields["number"].required = True
        del self.fields["of_order"], self.fields["of_caps"]
        self.order_fields(["level", "body", "number", "on", "way", "of_all"])

    def reasons(self) -> Reasons:
        return Reasons(of_all=normalise(self.cleaned_data["of_all"]))


def page(request: DeskRequest, key: UUID) -> HttpResponse:
    """The rating as decided, and the form of the decision that puts it right."""
    subject, held = _revisable(request, key)
    decided = rated(held.id, "decided", {subject.id}).get(subject.id)
    form = RevisionForm(request)
    if request.method != "POST":
        return _page(request, subject, decided, form)
    if not form.is_valid():
        return _page(request, subject, decided, form, status=422)
    points = decided.points if decided else None
    meant = {subject.id: Meant(form.cleaned_data["level"], points=points, source="given")}
    try:
        revise(request.actor, held, form.paper(), meant, form.reasons())
    except TongketError as refused:
        return _page(request, subject, decided, form, refused, shown.status_of(refused))
    messages.success(request, _("Đã điều chỉnh xếp loại."))
    return redirect("review-deciding", held.line.key)


def _revisable(request: DeskRequest, key: UUID) -> tuple[Subject, Round]:
    """The subject and its round: 404 where the committee may not be read, 403 where one does not decide there."""
    try:
        subject = subject_with(key)
    except TongketError as unknown:
        raise Http404(key) from unknown
    held = rounds_by_id([subject.entry.round])[subject.entry.round]
    if not shown.may(request.place, READ, held):
        raise Http404(key)
    if not shown.may(request.place, REVISE, held):
        raise PermissionDenied
    return subject, held


def _page(
    request: DeskRequest,
    subject: Subject,
    decided: Rated | None,
    form: RevisionForm,
    refused: TongketError | None = None,
    status: int = 200,
) -> HttpResponse:
    held = rounds_by_id([subject.entry.round])[subject.entry.round]
    none = _("Không xếp loại") if decided else _("chưa có quyết định")
    context = {
        "form": form,
        "name": names_of_subjects([subject])[subject.id],
        "level": vocabulary.label(decided.level, language()) if decided and decided.level else none,
        "findings": told(refused) if refused is not None else [],
        "breadcrumb": shown.crumbs(held, (_("Điều chỉnh xếp loại"), None)),
    }
    return render(request, "reviews/person/revise.html", context, status=status)
