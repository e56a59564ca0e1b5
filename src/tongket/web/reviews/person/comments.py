"""The comment sheet of one review: who said what, what was accepted or explained, what is promised until when."""

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

from tongket.access.book import Correction, Kept, Withdrawal
from tongket.access.keeping import Clash
from tongket.organizations import queries as organizations
from tongket.records.reviews.actions.comments.correct import correct
from tongket.records.reviews.actions.comments.note import note
from tongket.records.reviews.actions.comments.withdraw import withdraw
from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.comments.queries import comments_of
from tongket.records.reviews.subjects.queries import Subject, subjects_of_member
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import told
from tongket.web.reviews.evening.places import SEE_COMMENTS, OfSubject, readable_subject
from tongket.web.reviews.person.forms import CommentForm
from tongket.web.reviews.person.shown import frame_of_page

Comment = Kept[CommentEntry]


def page(request: DeskRequest, key: UUID) -> HttpResponse:
    """The sheet; a POST notes a comment."""
    found = readable_subject(request.place, key, SEE_COMMENTS)
    if request.method != "POST":
        return _page(request, found)
    if not request.place.may("review_comment.note", found.subject.entry.organization):
        raise PermissionDenied
    form = CommentForm(found.subject, request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        note(request.actor, [form.entry()])
    except TongketError as error:
        return _page(request, found, form, told(error))
    messages.success(request, _("Đã ghi ý kiến góp ý."))
    return redirect(found.url("review-comments"))


def change(request: DeskRequest, key: UUID, comment: UUID) -> HttpResponse:
    """One comment, to be corrected: the answer, the remedy, the day on which it was done."""
    found, kept = _one(request.place, key, comment)
    if not request.place.may("review_comment.correct", found.subject.entry.organization):
        raise PermissionDenied
    form = CommentForm(found.subject, request.POST or None, kept.entry)
    if request.method != "POST":
        form.initial["version"] = kept.version
        return _page(request, found, form, changed=kept)
    if not form.is_valid():
        return _page(request, found, form, changed=kept)
    try:
        correct(request.actor, [Correction(kept.id, form.cleaned_data["version"] or 0, form.entry())])
    except Clash as clash:
        again = request.POST.copy()
        again["version"] = str(clash.current.version)
        form = CommentForm(found.subject, again, kept.entry)
        form.is_valid()
        return _page(request, found, form, told(clash), changed=clash.current, status=409)
    except TongketError as error:
        return _page(request, found, form, told(error), changed=kept)
    messages.success(request, _("Đã sửa ý kiến góp ý."))
    return redirect(found.url("review-comments"))


@require_POST
def take_out(request: DeskRequest, key: UUID, comment: UUID) -> HttpResponse:
    """Withdraw a comment noted by mistake."""
    found, kept = _one(request.place, key, comment)
    if not request.place.may("review_comment.withdraw", found.subject.entry.organization):
        raise PermissionDenied
    version = request.POST.get("version", "")
    withdrawal = Withdrawal(kept.id, int(version) if version.isdigit() else 0)
    try:
        withdraw(request.actor, [withdrawal], reason=request.POST.get("reason", "").strip()[:500])
    except TongketError as error:
        return _page(request, found, findings=told(error), status=409 if isinstance(error, Clash) else 422)
    messages.success(request, _("Đã rút ý kiến ghi nhầm."))
    return redirect(found.url("review-comments"))


def _one(place: Place, key: UUID, comment: UUID) -> tuple[OfSubject, Comment]:
    found = readable_subject(place, key, SEE_COMMENTS)
    kept = next(
        (each for each in comments_of([found.subject.id]).get(found.subject.id, ()) if each.key == comment), None
    )
    if kept is None:
        raise Http404(comment)
    return found, kept


def _page(
    request: DeskRequest, found: OfSubject, form: CommentForm | None = None,
    findings: Sequence[Mapping[str, object]] = (), *, changed: Comment | None = None, status: int = 0,
) -> HttpResponse:  # fmt: skip
    place, unit = request.place, found.subject.entry.organization
    may_note = place.may("review_comment.note", unit) and found.evening.takes
    refused = bool(findings) or bool(form and form.is_bound and form.errors)
    context = {
        **frame_of_page(place, found, "review-comments"),
        "session": _session(found),
        "places": [_of_place(place, found, each) for each in _reviews(place, found)],
        "form": form or (CommentForm(found.subject) if may_note else None),
        "changed": changed.entry if changed else None,
        "findings": findings,
        "back": found.url("review-comments"),
    }
    return render(request, "reviews/person/comments.html", context, status=status or (422 if refused else 200))


def _reviews(place: Place, found: OfSubject) -> Sequence[Subject]:
    """This review, and where a leader was reviewed besides in the same round, if one may read its comments."""
    entry = found.subject.entry
    if entry.member is None:
        return [found.subject]
    others = [each for each in subjects_of_member(entry.member)
              if each.entry.round == entry.round and each.id != found.subject.id
              and place.may(SEE_COMMENTS, each.entry.organization)]  # fmt: skip
    return [found.subject, *others]


def _of_place(place: Place, found: OfSubject, subject: Subject) -> Mapping[str, object]:
    unit, is_this = subject.entry.organization, subject.id == found.subject.id
    may = {name: is_this and found.evening.takes and place.may(f"review_comment.{name}", unit)
           for name in ("correct", "withdraw")}  # fmt: skip
    at = {"unit": organizations.names([unit])[unit]}
    is_leading = subject.entry.subject in ("key_cadre", "leadership_collective")
    return {
        "label": (_("Kiểm điểm ở tập thể lãnh đạo, %(unit)s") if is_leading else _("Kiểm điểm tại %(unit)s")) % at,
        "url": "" if is_this else reverse("review-comments", args=[subject.key]),
        "comments": [_shown(found, each, may) for each in comments_of([subject.id]).get(subject.id, ())],
    }


def _shown(found: OfSubject, kept: Comment, may: Mapping[str, bool]) -> Mapping[str, object]:
    entry, addresses = kept.entry, [found.subject.key, kept.key]
    waits = bool(entry.remedy) and entry.remedied_on is None
    return {
        "opinion": entry.opinion,
        "giver": entry.giver or vocabulary.label(entry.giver_kind, language(), "giver_kind"),
        "answer": vocabulary.label(entry.answer, language(), "comment_answer") if entry.answer else "",
        "explanation": entry.explanation,
        "remedy": entry.remedy,
        "by": date_vi(entry.remedy_by) if entry.remedy_by else "",
        "done": date_vi(entry.remedied_on) if entry.remedied_on else "",
        "chip": {"label": _("chưa khắc phục xong"), "tone": "due"} if waits else None,
        "version": kept.version,
        "change_url": reverse("review-comment", args=addresses) if may["correct"] else "",
        "withdraw_url": reverse("review-comment-withdraw", args=addresses) if may["withdraw"] else "",
    }


def _session(found: OfSubject) -> Mapping[str, object] | None:
    """The meeting at which the persons were reviewed, with its number in the term."""
    step = found.evening.standing.done.get("persons_reviewed") or found.evening.standing.done.get("collective_reported")
    if step is None:
        return None
    return {"ordinal": step.ordinal, "on": date_vi(step.on), "due": step.due, "present": step.present}
