"""The register as a list: searched by name, card or number, by cell, by declared filters that one may keep."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from tongket.access.book import Kept, Withdrawal
from tongket.access.gate import Refused
from tongket.organizations import queries as organizations
from tongket.records.members.actions.filters.forget import forget as forget_filter
from tongket.records.members.actions.filters.save import save as save_filter
from tongket.records.members.book import MemberEntry
from tongket.records.members.register.book import SavedFilterEntry
from tongket.records.members.register.filters import FILTERS
from tongket.records.members.register.queries import Saved, Search, saved_by, search
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.ledgers.selection import PAGE, pages_of
from tongket.web.place import DeskRequest

WORDS, UNIT, FILTER, PAGE_NUMBER, NAME = "q", "chi-bo", "loc", "trang", "ten"
NAMES = {
    "probationary": gettext_lazy("Dự bị"),
    "exempted": gettext_lazy("Được miễn sinh hoạt"),
    "suspended": gettext_lazy("Bị đình chỉ sinh hoạt"),
    "no_card": gettext_lazy("Chưa có số thẻ"),
    "no_decision_day": gettext_lazy("Thiếu ngày quyết định kết nạp"),
    "no_birth_date": gettext_lazy("Thiếu ngày sinh"),
    "no_identity": gettext_lazy("Chưa có số định danh"),
    "party_age_30": gettext_lazy("Từ 30 năm tuổi Đảng"),
    "in_transfer": gettext_lazy("Đang chuyển sinh hoạt"),
}


def register(request: DeskRequest) -> HttpResponse:
    """The members of the year's last day who fit, fifty a page."""
    place = request.place
    if not place.may("member.read"):
        raise Http404
    asked = _asked(request)
    page = int(asked["trang"]) if asked["trang"].isdecimal() and len(asked["trang"]) < 6 else 1
    units = place.reads("member.read")
    chosen = [name for name in FILTERS if name in request.GET.getlist(FILTER)]
    unit = asked[UNIT]
    found = search(
        Search(
            units & organizations.ids_below(int(unit)) if unit.isdigit() else units,
            place.as_of, asked[WORDS], chosen, (max(1, page) - 1) * PAGE, PAGE, place.may("identity.reveal"),
        )
    )  # fmt: skip
    address = _address(asked[WORDS], unit, chosen)
    context = {
        "asked": asked[WORDS],
        "units": [each for each in place.tree if each.id in units],
        "chosen_unit": unit,
        "filters": [{"id": name, "label": NAMES[name], "on": name in chosen} for name in FILTERS],
        "saved": [{"name": each.name, "url": f"?{each.words}", "key": each.key} for each in _saved(request)],
        "address": address,
        "may_save": bool(address) and request.actor.user is not None and place.may("saved_filter.save", place.unit.id),
        "table": _table(found.lines),
        "total": found.total,
        "on": date_vi(place.as_of),
        "pages": pages_of(found.total, max(1, page), lambda number: f"?{address}&{PAGE_NUMBER}={number}")
        if found.lines
        else None,
    }
    return render(request, "members/register.html", context)


@require_POST
def save(request: DeskRequest) -> HttpResponse:
    """Keep the filters of the list for oneself under a name."""
    place, words = request.place, request.POST.get("dia-chi", "")[:300]
    name = request.POST.get(NAME, "").strip()[:80]
    entry = SavedFilterEntry(place.unit.id, request.actor.user or 0, name, words)
    try:
        save_filter(request.actor, [entry])
    except Refused as refused:
        messages.error(request, refused.found[0].finding.message(language()))
    else:
        messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": name})
    return redirect(f"{reverse('register')}?{words}")


@require_POST
def forget(request: DeskRequest, key: UUID) -> HttpResponse:
    """Give up a filter of one's own."""
    mine = next((each for each in _saved(request) if each.key == key), None)
    if mine is None:
        raise Http404(key)
    forget_filter(request.actor, [Withdrawal(mine.id, 1)])
    messages.success(request, _("Đã bỏ bộ lọc “%(name)s”.") % {"name": mine.name})
    return redirect("register")


def _saved(request: DeskRequest) -> Sequence[Saved]:
    return saved_by(request.actor.user) if request.actor.user is not None else []


def _asked(request: DeskRequest) -> dict[str, str]:
    return {name: str(request.GET.get(name, "")).strip()[:100] for name in (WORDS, UNIT, PAGE_NUMBER)}


def _address(words: str, unit: str, chosen: Sequence[str]) -> str:
    parts = [(WORDS, words), (UNIT, unit), *((FILTER, name) for name in chosen)]
    return urlencode([(name, value) for name, value in parts if value])


def _table(lines: Sequence[Kept[MemberEntry]]) -> dict[str, object]:
    cells = organizations.names({line.entry.organization for line in lines})
    labels = [_("Họ và tên"), _("Ngày sinh"), _("Chi bộ"), _("Ngày kết nạp"), _("Ngày chính thức"), _("Tình trạng")]
    return {
        "label": _("Đảng viên"),
        "columns": [{"id": str(number), "label": label} for number, label in enumerate(labels)],
        "rows": [{"cells": _cells(line, cells.get(line.entry.organization, ""), labels)} for line in lines],
        "fold": True,
        "empty": {"title": _("Không có đảng viên nào khớp"), "text": _("Bớt điều kiện lọc hoặc đổi từ tìm.")},
    }


def _cells(line: Kept[MemberEntry], cell: str, labels: Sequence[str]) -> list[dict[str, object]]:
    entry = line.entry
    days = [date_vi(day) if day else None for day in (entry.birth_date, entry.admitted_on, entry.official_on)]
    state = "" if entry.status == "active" else vocabulary.label(entry.status, language())
    if entry.official_on is None:
        state = ", ".join(filter(None, (_("dự bị"), state.lower())))
    texts = [entry.full_name, days[0], cell, days[1], days[2] or "", state]
    shown: list[dict[str, object]] = [{"text": text, "label": label} for text, label in zip(texts, labels, strict=True)]
    shown[0]["url"] = reverse("member", args=[line.key])
    return shown
