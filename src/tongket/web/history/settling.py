"""An accepted value chosen among several, or taken out again: each with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.book import Withdrawal
from tongket.access.gate import Passage
from tongket.figures.drilldown import read_tag
from tongket.figures.reported.actions.choose_reported import Choice, choose_reported
from tongket.figures.reported.actions.withdraw_reported import withdraw_reported
from tongket.figures.reported.standing import Line, lines_of, standing
from tongket.figures.year import computed_of
from tongket.rules.errors import TongketError
from tongket.web.figures import past
from tongket.web.figures.shown import tag_label
from tongket.web.figures.views import require_figures
from tongket.web.place import DeskRequest
from tongket.web.refusals import finding_of

REASON_LENGTH = 500
Write = Callable[[int, int, str], Passage]


def choose(request: DeskRequest, key: UUID) -> HttpResponse:
    """Use this value where papers disagree; the others stay beside it."""
    words = {
        "heading": _("Chọn số được dùng"),
        "explained": _("Các số khác vẫn giữ cùng nguồn của mình, nhưng không được dùng."),
        "button": _("Dùng số này"),
        "done": _("Đã chọn số được dùng."),
    }

    def write(line: int, version: int, reason: str) -> Passage:
        return choose_reported(request.actor, [Choice(line, version)], reason=reason)

    return _settled(request, _line(request, key, "figure.choose_reported"), words, write)


def withdraw(request: DeskRequest, key: UUID) -> HttpResponse:
    """Take out a value accepted by mistake."""
    words = {
        "heading": _("Rút số đã nhận"),
        "explained": _("Chỉ rút số nhận nhầm. Số không bị xóa: lịch sử vẫn giữ, nhưng không nơi nào dùng nữa."),
        "button": _("Rút số này"),
        "done": _("Đã rút số đã nhận."),
    }

    def write(line: int, version: int, reason: str) -> Passage:
        return withdraw_reported(request.actor, [Withdrawal(line, version)], reason=reason)

    return _settled(request, _line(request, key, "figure.withdraw_reported"), words, write)


def _line(request: DeskRequest, key: UUID, permission: str) -> Line:
    """404 for what does not stand, or is of another unit."""
    require_figures(request.place)
    found = next((line for line in lines_of(request.place.unit.id) if line.key == key), None)
    if found is None:
        raise Http404(key)
    if not request.place.may(permission, request.place.unit.id):
        raise PermissionDenied
    return found


def _settled(request: DeskRequest, line: Line, words: Mapping[str, str], write: Write) -> HttpResponse:
    if request.method != "POST":
        return _page(request, line, words)
    reason = request.POST.get("reason", "").strip()[:REASON_LENGTH]
    version = request.POST.get("version", "")
    try:
        write(line.id, int(version) if version.isdecimal() else 0, reason)
    except TongketError as error:
        return _page(request, line, words, [finding_of(error)])
    messages.success(request, words["done"])
    return redirect(f"{reverse('history')}#{line.entry.sha256[:12]}")


def _page(
    request: DeskRequest, line: Line, words: Mapping[str, str], findings: Sequence[Mapping[str, object]] = ()
) -> HttpResponse:
    entry = line.entry
    figure, dimensions = read_tag(entry.tag)
    found = standing(entry.organization, [entry.report_year], entry.tag)[entry.report_year, entry.tag]
    computed = computed_of(request.place.unit.slug, entry.report_year)
    counted = any(value.tag == entry.tag and value.value is not None for value in computed)
    context = {
        **words,
        "title": tag_label(figure, dimensions, entry.name),
        "year": entry.report_year,
        "each": past.statement(figure, line, found, is_counted=counted),
        "others": [
            past.statement(figure, other, found, is_counted=counted) for other in found.lines if other.id != line.id
        ],
        "version": line.version,
        "findings": findings,
        "reason": request.POST.get("reason", ""),
        "back": f"{reverse('history')}#{entry.sha256[:12]}",
        "breadcrumb": [(_("Số liệu từ văn bản cũ"), reverse("history")), (words["heading"], None)],
    }
    return render(request, "history/settle.html", context, status=422 if findings else 200)
