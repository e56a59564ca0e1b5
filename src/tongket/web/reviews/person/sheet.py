"""The self-review of one subject on the screen, or a collective's report: sections, criteria, tasks, the level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tongket.records.reviews.assessing.queries import assessments_of, tasks_of
from tongket.records.reviews.assessing.sums import held_to
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.review_sections import written_sections
from tongket.web.place import DeskRequest
from tongket.web.refusals import told
from tongket.web.reviews.evening.places import SEE_REVIEWS, OfSubject, readable_subject
from tongket.web.reviews.person import fields
from tongket.web.reviews.person.fields import Sheet
from tongket.web.reviews.person.saving import Changed, RefusedFields, save
from tongket.web.reviews.person.sheet_shown import context_of


@dataclass(frozen=True)
class Answer:
    """How the sheet comes back: as typed, with what was found at which field, and what others wrote meanwhile."""

    texts: Mapping[str, str]
    wrong: Mapping[str, list[Finding]] = field(default_factory=dict)
    theirs: Mapping[str, str] = field(default_factory=dict)
    findings: object = ()
    who: str = ""
    reason: str = ""


def page(request: DeskRequest, key: UUID) -> HttpResponse:
    """The sheet; a POST writes it, all or nothing."""
    found = readable_subject(request.place, key, SEE_REVIEWS)
    sheet = sheet_of(found)
    if request.method != "POST":
        return _page(request, found, sheet, Answer(fields.written(sheet)))
    if not request.place.may("review_assessment.assess", found.subject.entry.organization):
        raise PermissionDenied
    return _write(request, found, sheet)


def sheet_of(found: OfSubject) -> Sheet:
    """The subject's criteria and sections in its round, with what is kept."""
    subject, year = found.subject, found.evening.year
    held = held_to([subject.id])[subject.id]
    return Sheet(
        subject.id, subject.entry.organization, held.frame, written_sections(subject.entry.frame, year),
        assessments_of([subject.id]).get(subject.id, {}), tasks_of([subject.id]).get(subject.id, ()),
    )  # fmt: skip


def _write(request: DeskRequest, found: OfSubject, sheet: Sheet) -> HttpResponse:
    texts, reason = fields.typed(sheet, request.POST), request.POST.get("reason", "").strip()[:500]
    try:
        count = save(request.actor, sheet, texts, request.POST, reason)
    except RefusedFields as refused:
        return _page(request, found, sheet, Answer(texts, refused.found, reason=reason), 422)
    except Changed as changed:
        newer = sheet_of(found)
        kept = fields.written(newer)
        theirs = {name: kept[name] for name in kept if name in texts and kept[name] != texts[name]}
        return _page(request, found, newer, Answer(texts, {}, theirs, told(changed.clash), changed.who, reason), 409)
    except TongketError as error:
        if error.code == "access-denied":
            raise
        return _page(request, found, sheet, Answer(texts, findings=told(error), reason=reason), 422)
    messages.success(request, _("Đã ghi bản kiểm điểm.") if count else _("Không có gì thay đổi."))
    return redirect(found.url("review-sheet"))


def _page(request: DeskRequest, found: OfSubject, sheet: Sheet, answer: Answer, status: int = 200) -> HttpResponse:
    context = context_of(request.place, found, sheet, answer)
    return render(request, "reviews/person/sheet.html", context, status=status)
