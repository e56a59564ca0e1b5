"""The list of a round held against the register, and brought to what it says point by point."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.procedures.annual_review.refreshing import Difference, differences, take_over
from tongket.records.reviews.rounds.queries import Round
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import told
from tongket.web.reviews.rounds import shown

PERMISSIONS = ("review_subject.enter", "review_subject.correct", "review_subject.withdraw")


def refresh_page(request: DeskRequest, key: UUID) -> HttpResponse:
    """What differs; the points chosen are taken over, all or none."""
    place = request.place
    found = shown.readable(place, key)
    if not place.may("review_round.read", found.entry.organization):
        raise Http404(key)
    if request.method == "POST":
        return _take_over(request, found)
    return _page(request, found)


def _take_over(request: DeskRequest, found: Round) -> HttpResponse:
    place = request.place
    if not _may_take_over(place, found):
        raise PermissionDenied
    chosen = request.POST.getlist("chon")
    if not chosen:
        messages.error(request, _("Chưa chọn điểm nào."))
        return redirect("review-refresh", found.line.key)
    try:
        count = take_over(request.actor, found, place.today, chosen)
    except TongketError as error:
        return _page(request, found, told(error), shown.status_of(error))
    words = {"count": count}
    messages.success(request, ngettext("Đã cập nhật %(count)s điểm.", "Đã cập nhật %(count)s điểm.", count) % words)
    return redirect("review-refresh", found.line.key)


def _page(request: DeskRequest, found: Round, findings: shown.Findings = (), status: int = 200) -> HttpResponse:
    place = request.place
    told_of = [] if found.closed else differences(found, place.today)
    context = {
        "round": found,
        "name": shown.round_name(found),
        "groups": _groups(told_of),
        "count": len(told_of),
        "findings": findings,
        "may_take_over": _may_take_over(place, found),
        "tabs": shown.tabs(place, found, "review-refresh"),
        "breadcrumb": shown.crumbs(found, (shown.refresh_title(), None)),
    }
    return render(request, "reviews/rounds/refresh.html", context, status=status)


def _may_take_over(place: Place, found: Round) -> bool:
    return not found.closed and all(shown.may(place, word, found) for word in PERMISSIONS)


def _groups(told_of: Sequence[Difference]) -> Sequence[dict[str, object]]:
    titles = {
        "new": _("Có trong sổ, chưa có trong danh sách"),
        "gone": _("Có trong danh sách, không còn trong sổ"),
        "moved": _("Đã chuyển sang đơn vị khác"),
        "changed": _("Diện xếp loại đã thay đổi"),
    }
    groups: list[dict[str, object]] = []
    for kind, title in titles.items():
        inside = [each for each in told_of if each.kind == kind]
        if inside:
            groups.append({"title": title, "kind": kind, "lines": [_line(each) for each in inside]})
    return groups


def _line(each: Difference) -> dict[str, str]:
    entry = each.entry or (each.line.entry if each.line else None)
    kind = vocabulary.label(entry.subject, language(), "review_subject") if entry else ""
    return {"id": each.id, "name": each.name, "kind": kind, "why": each.why}
