"""The results of the year on one page: how many on each list, the unit's trend, shares beside targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.results.commending import Commendables
from tongket.procedures.annual_review.results.failing import failed_running
from tongket.procedures.annual_review.results.quarters import leaders_of
from tongket.procedures.annual_review.results.shares import Share, shares_below
from tongket.rules.notation import number_vi
from tongket.rules.ratings.running import Reach
from tongket.web.figures import structure
from tongket.web.ledgers.words import ledgers, record_url
from tongket.web.place import DeskRequest, Place
from tongket.web.reviews.results import shown
from tongket.web.reviews.results.listings import commendables_of
from tongket.web.reviews.results.shown import Cell, readable, table, units_read
from tongket.web.reviews.results.unit import asked_of, rows_url

MEASURES = {
    "cells_excellent": lambda: _("Tổ chức đảng trực thuộc: xuất sắc"),
    "cells_good_or_better": lambda: _("Tổ chức đảng trực thuộc: tốt trở lên"),
    "members_excellent": lambda: _("Đảng viên: xuất sắc"),
    "members_good_or_better": lambda: _("Đảng viên: tốt trở lên"),
}


def overview(request: DeskRequest) -> HttpResponse:
    """The lists with their counts, and the shares of the unit and of those below it."""
    readable(request.place)
    place = structure.place_of(request)
    context = {
        "year": place.year,
        "unit": place.unit.name,
        "cards": list(_cards(place, commendables_of(place))),
        "shares": _shares(place),
        "unit_url": shown.unit_url(place.unit.key),
        "structures": structure.choices(place),
    }
    return render(request, "reviews/results/overview.html", context)


def _cards(place: Place, found: Commendables) -> Iterable[Mapping[str, object]]:
    people, bodies = len(found.members), len(found.organizations)
    note = _("%(bodies)s tổ chức đảng, %(people)s đảng viên") % {"bodies": bodies, "people": people}
    yield _card(_("Được xét khen thưởng theo mức xếp loại"), people + bodies, "review-commendable", note)
    reached = sum(each.five is Reach.REACHED for each in found.near_five)
    open_ones = len(found.near_five) - reached
    note = _("còn %(count)s chưa kết luận được") % {"count": open_ones} if open_ones else ""
    yield _card(_("Đủ 5 năm liền xuất sắc"), reached, "review-five-years", note)
    units = units_read(place, shown.MEMBERS)
    failed = failed_running(units, place.year)
    note = _("%(count)s chưa nhập xếp loại năm trước") % {"count": failed.unknown} if failed.unknown else ""
    yield _card(_("Hai năm liền không hoàn thành"), len(failed.lines), "review-failed", note)
    leaders = leaders_of(units, place.year)
    if leaders:
        told = sum(bool(each.findings) for each in leaders)
        note = _("%(count)s có lưu ý") % {"count": told} if told else ""
        yield _card(_("Cán bộ có xếp loại quý"), len(leaders), "review-quarters", note)


def _card(label: str, count: int, name: str, note: str) -> Mapping[str, object]:
    return {"label": label, "value": number_vi(count), "url": reverse(name), "note": note}


def _shares(place: Place) -> Sequence[Mapping[str, object]]:
    """A table for the unit itself, and one for each measure of those below it."""
    units = place.reads(shown.MEMBERS) & place.reads(shown.BODIES)
    found = shares_below(asked_of(place, place.unit), units)
    keys = {unit.id: unit.key for unit in organizations.units_by_id({share.unit for share in found}).values()}
    named = [(share, keys[share.unit]) for share in found]
    own = [
        _line(place, share, {"text": MEASURES[share.measure.id]()}, key)
        for share, key in named if share.unit == place.unit.id
    ]  # fmt: skip
    parts = [_part(place.unit.name, _("Tỷ lệ"), own)]
    for measure in (each for each in MEASURES if each.endswith("good_or_better")):
        lines = [
            _line(place, share, {"text": share.name, "url": shown.unit_url(key)}, key)
            for share, key in named if share.unit != place.unit.id and share.measure.id == measure
        ]  # fmt: skip
        parts.append(_part(MEASURES[measure](), _("Đơn vị"), lines))
    return [part for part in parts if part]


def _part(title: str, first: str, lines: Sequence[list[Cell]]) -> Mapping[str, object]:
    """The table of these shares; without the columns of targets where none has one. Empty without lines."""
    if not lines:
        return {}
    heads = [(first, ""), (_("Năm nay"), "right"), (_("Năm trước"), "right"), (_("Tăng, giảm (điểm %)"), "right")]
    planned = [(_("Chỉ tiêu"), "right"), (_("So với chỉ tiêu"), "")]
    has_targets = any(line[len(heads)]["text"] for line in lines)
    shown_lines = [line if has_targets else line[: len(heads)] for line in lines]
    return {"title": title, "table": table(title, [*heads, *planned] if has_targets else heads, shown_lines)}


def _line(place: Place, share: Share, first: Cell, key: UUID) -> list[Cell]:
    told = _("%(count)s trong %(rated)s") % {"count": number_vi(share.count), "rated": number_vi(share.rated)}
    url = rows_url(place, key, place.year, share.measure.figure, share.measure.levels) if share.count else ""
    return [
        first,
        {"text": shown.percent(share.percent), "url": url, "note": told if share.rated else ""},
        {"text": shown.percent(share.before)},
        {"text": shown.change(share.change)},
        _planned(place, share),
        {"text": "", "chip": shown.status_chip(share.status)},
    ]


def _planned(place: Place, share: Share) -> Cell:
    if share.target is None:
        return {"text": ""}
    text = shown.percent(share.target.entry.plan)
    ledger = ledgers()["targets"]
    may = place.may(ledger.read_permission, share.unit)
    return {"text": text, "url": record_url(ledger, share.target) if may and text else ""}
