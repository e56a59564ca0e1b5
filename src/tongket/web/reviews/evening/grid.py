"""The grid of a unit: one row a subject, typed, pasted, filled and written, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.rules.errors import TongketError
from tongket.web.place import DeskRequest
from tongket.web.refusals import told
from tongket.web.reviews.evening import typing
from tongket.web.reviews.evening.blocks import pasted
from tongket.web.reviews.evening.lines import lines_of
from tongket.web.reviews.evening.meeting import kept_meeting, typed_meeting
from tongket.web.reviews.evening.places import SEE_REVIEWS, SEE_TALLIES, Evening, readable_evening
from tongket.web.reviews.evening.saving import RefusedCells, save
from tongket.web.reviews.evening.shown import Answer, Sheet, context_of, sheet_of


def page(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """The grid; a POST fills in, pastes or writes it."""
    place = request.place
    evening = readable_evening(place, key, unit, SEE_REVIEWS, SEE_TALLIES)
    sheet = sheet_of(place, evening, lines_of(place, evening))
    if request.method != "POST":
        meeting = kept_meeting(place, evening, sheet.lines)
        return _page(request, evening, sheet, Answer(typing.as_kept(sheet.lines, sheet.columns), meeting))
    if not sheet.may_write:
        raise PermissionDenied
    texts = typing.typed(request.POST, sheet.lines, sheet.columns)
    answer = Answer(texts, typed_meeting(request.POST), reason=request.POST.get("reason", "").strip()[:300])
    wish = request.POST.get("do", "save")
    if wish == "fill":
        return _page(request, evening, sheet, replace(answer, texts=typing.filled(sheet, texts)))
    if wish == "paste":
        block = request.POST.get("pasted", "")
        texts, unknown = pasted(block, sheet, texts)
        return _page(
            request, evening, sheet, replace(answer, texts=texts, unknown=unknown, pasted=block if unknown else "")
        )
    return _write(request, evening, sheet, answer)


def _write(request: DeskRequest, evening: Evening, sheet: Sheet, answer: Answer) -> HttpResponse:
    texts, theirs = typing.merged(sheet.lines, sheet.columns, answer.texts, request.POST)
    if theirs:
        return _page(request, evening, sheet, replace(answer, texts=texts, theirs=theirs), 409)
    kept = typing.as_kept(sheet.lines, sheet.columns)
    try:
        count = save(request.actor, evening, sheet, kept, texts, answer.meeting, answer.reason)
    except RefusedCells as refused:
        told_at = replace(answer, texts=texts, wrong=refused.found, wrong_meeting=refused.meeting)
        return _page(request, evening, sheet, told_at, 422)
    except TongketError as error:
        if error.code == "access-denied":
            raise
        return _page(request, evening, sheet, replace(answer, findings=told(error)), 422)
    done = ngettext("Đã ghi %(count)s dòng.", "Đã ghi %(count)s dòng.", count) % {"count": count}
    messages.success(request, done if count else _("Không có gì thay đổi."))
    return redirect(evening.url("review-evening"))


def shown_again(
    request: DeskRequest, evening: Evening, by_subject: Mapping[int, Sequence[Mapping[str, object]]],
    beside: Sequence[Mapping[str, object]],
) -> HttpResponse:  # fmt: skip
    """The grid with what stands against handing up, by subject and besides, and the form as it was filled in."""
    sheet = sheet_of(request.place, evening, lines_of(request.place, evening))
    meeting = kept_meeting(request.place, evening, sheet.lines)
    answer = Answer(typing.as_kept(sheet.lines, sheet.columns), meeting)
    context = context_of(request.place, evening, sheet, answer)
    names = {line.id: line.name for line in sheet.lines}
    # Whose level is missing stands above the form already.
    against = [
        {"name": names.get(key, ""), "id": key, "findings": told_here}
        for key, found in by_subject.items()
        if (told_here := [one for one in found if one["code"] != "rating-level-or-reason"])
    ]
    context["panel"] |= {"refused": True, "against": against, "beside": beside, **{  # type: ignore[operator]
        name: request.POST.get(name, "") for name in ("on", "ordinal", "due", "present", "reason")
    }}  # fmt: skip
    return render(request, "reviews/evening/grid.html", context, status=422)


def _page(request: DeskRequest, evening: Evening, sheet: Sheet, answer: Answer, status: int = 200) -> HttpResponse:
    context = context_of(request.place, evening, sheet, answer)
    return render(request, "reviews/evening/grid.html", context, status=status)
