"""The transfers of the office: who comes, who goes, who is away for a time, and what was closed this year."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tongket.records.members.transfers.queries import AWAY, closed_since, under_way
from tongket.web.members.transfers.shown import transfer_shown
from tongket.web.place import DeskRequest

SHOWN = 50


def inbox(request: DeskRequest) -> HttpResponse:
    """Coming, going, away, and lately closed; one between two cells of the office stands where it is to be received."""
    place = request.place
    units = place.reads("transfer.read")
    if not units:
        raise Http404
    open_ones = under_way(units)
    coming = [seen for seen in open_ones if seen.state != AWAY and seen.entry.to_unit in units]
    going = [seen for seen in open_ones if seen.state != AWAY and seen.entry.to_unit not in units]
    away = [seen for seen in open_ones if seen.state == AWAY]
    closed = closed_since(units, date(place.today.year - 1, place.today.month, 1))[:SHOWN]
    groups = [
        {"title": title, "lines": [transfer_shown(place, seen) for seen in lines]}
        for title, lines in (
            (_("Chờ tiếp nhận"), coming), (_("Đã giới thiệu đi, chờ nơi đến"), going),
            (_("Sinh hoạt tạm thời"), away), (_("Đã kết thúc trong một năm qua"), closed),
        )
        if lines
    ]  # fmt: skip
    return render(request, "members/transfers.html", {"groups": groups})
