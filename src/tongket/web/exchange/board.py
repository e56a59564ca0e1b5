"""The board of returned files: one line for each cell."""

from __future__ import annotations

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.exchange import board as returned
from tongket.exchange.board import CONFLICTING, MISSING, SENT, WAITING, CellState
from tongket.web.exchange import uploaded
from tongket.web.exchange.navigation import UPLOAD
from tongket.web.place import DeskRequest, Place

STATES = (SENT, WAITING, CONFLICTING, MISSING)
TONES = {SENT: "ok", WAITING: "info", CONFLICTING: "bad", MISSING: "due"}


def board(request: DeskRequest) -> HttpResponse:
    """Sent, waiting, conflicting, missing; each cell's form to download."""
    place = request.place
    if not place.may(UPLOAD, place.office.id):
        raise PermissionDenied
    cells = returned.board(place.office, place.year)
    found = Counter(cell.state for cell in cells)
    asked = request.GET.get("trang-thai", "")
    context = {
        "states": [
            {
                "id": state,
                "label": _state_name(state),
                "tone": TONES[state],
                "count": found[state],
                "url": f"?trang-thai={state}",
                "current": state == asked,
            }
            for state in STATES
        ],
        "asked": asked if asked in STATES else "",
        "total": len(cells),
        "cells": [_cell(place, cell) for cell in cells if asked not in STATES or cell.state == asked],
    }
    return render(request, "exchange/board.html", context)


def _state_name(state: str) -> str:
    names = {
        SENT: _("đã ghi sổ"),
        WAITING: _("chờ xác nhận"),
        CONFLICTING: _("cần xử lý"),
        MISSING: _("chưa gửi"),
    }
    return names[state]


def _cell(place: Place, found: CellState) -> dict[str, object]:
    chip = {"label": _state_name(found.state), "tone": TONES[found.state]}
    note = ""
    if found.state == CONFLICTING and found.last is not None:
        asks_only = found.last.report.has_errors and not uploaded.refused(found.last.report)
        note = _("có dòng cần ghi lý do") if asks_only else _("có lỗi")
        if not found.last.report.has_errors:
            note = _("gửi nhiều tệp, chưa rõ lấy tệp nào")
    return {
        "name": found.cell.name,
        "chip": chip,
        "note": note,
        "last": uploaded.line(place, found.last) if found.last else None,
        "form_url": reverse("cell-form", args=[found.cell.key]),
    }
