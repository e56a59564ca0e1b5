"""One subject moved to another level: the changed row, and beside it every cap anew."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.access.keeping import Clash
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.book import Intention
from tongket.records.reviews.subjects.drafts import place_of
from tongket.rules.errors import TongketError
from tongket.web.place import DeskRequest
from tongket.web.refusals import told
from tongket.web.reviews.committee import shown
from tongket.web.reviews.committee.findings import beside
from tongket.web.reviews.committee.page import back, panel
from tongket.web.reviews.committee.rounds import committee_round

PARTS = 3


@require_POST
def move(request: DeskRequest, key: UUID) -> HttpResponse:
    """`chuyen` is subject, version and level with colons between; an empty level takes the draft back."""
    found = committee_round(request.place, key)
    subject, version, level = _sent(request.POST.get("chuyen", ""))
    place = place_of(subject)
    if place is None or place[1] != found.id:
        raise Http404(subject)
    own, _round, unit = place
    note = ""
    try:
        intend(request.actor, [Intention(own, version, level)])
    except Clash:
        note = _("Người khác vừa đổi mức này; đây là mức đang có. Bấm lại nếu vẫn muốn đổi.")
    except TongketError as refused:
        note = " ".join(str(each["message"]) for each in told(refused))
    if not request.headers.get("HX-Request"):
        if note:
            messages.error(request, note)
        return redirect(back(found, request.POST))
    return _answer(request, found, (own, unit), note)


def _answer(request: DeskRequest, found: Round, moved: tuple[int, int], note: str) -> HttpResponse:
    row, near = beside(found, *moved)
    context = {
        **panel(request.place, found, (row.subject, row.group)),
        "near": near,
        "line": shown.lines(found, [row], {row.id: note})[0],
        "beside": True,
    }
    # Without the request: a part needs nothing of the page's frame, which asks for much.
    return HttpResponse(render_to_string("reviews/committee/moved.html", context))


def _sent(text: str) -> tuple[UUID, int, str]:
    parts = text.split(":")
    try:
        if len(parts) != PARTS:
            raise ValueError(text)
        return UUID(parts[0]), int(parts[1]), parts[2]
    except ValueError as odd:
        raise Http404(text) from odd
