"""The tallies of a unit at a glance: for the body that voted and for those who decide, for nobody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.rules.notation import date_vi
from tongket.web.place import DeskRequest
from tongket.web.reviews.ballots.results import result_for, told
from tongket.web.reviews.evening.columns import OF_TALLY
from tongket.web.reviews.evening.lines import Line, lines_of
from tongket.web.reviews.evening.places import SEE_TALLIES, crumbs, readable_evening

SHOWN = [column for column in OF_TALLY if column.id not in ("invalid",)]


def page(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """Every subject with its last ballot and what it says."""
    evening = readable_evening(request.place, key, unit, SEE_TALLIES)
    lines = [line for line in lines_of(request.place, evening) if not line.subject.entry.not_rated_reason]
    known = [line for line in lines if line.ballots]
    rule = next((result_for(line.ballots[-1].entry).citation for line in known), None)
    context = {
        "unit": evening.unit,
        "period": evening.period,
        "grid_url": evening.url("review-evening"),
        "rule": str(rule) if rule else "",
        "table": {
            "label": _("Kết quả kiểm phiếu"),
            "columns": _columns(),
            "rows": [_row(line) for line in lines],
            "fold": True,
            "empty": {"title": _("Không có đối tượng xếp loại"), "text": ""},
        },
        "open": [{"name": line.name, "url": _url(line), "why": _why(line)} for line in known if not _won(line)],
        "breadcrumb": crumbs(evening, (_("Kết quả kiểm phiếu"), None)),
    }
    return render(request, "reviews/evening/tallies.html", context)


def _columns() -> Sequence[Mapping[str, object]]:
    numbers = [{"id": column.id, "label": column.head, "align": "right"} for column in SHOWN]
    return [
        {"id": "name", "label": _("Đối tượng")},
        {"id": "result", "label": _("Kết quả")},
        *numbers,
        {"id": "on", "label": _("Ngày bỏ phiếu")},
    ]


def _row(line: Line) -> Mapping[str, object]:
    name = {"text": line.name, "url": _url(line)}
    if not line.ballots:
        blank = [{"text": "", "label": column.head} for column in SHOWN]
        return {
            "cells": [name, {"text": None, "label": _("Kết quả")}, *blank, {"text": "", "label": _("Ngày bỏ phiếu")}]
        }
    last = line.ballots[-1].entry
    result = told(last)
    again = _("lần bỏ phiếu thứ %(counting)s") % {"counting": last.counting} if last.counting > 1 else ""
    share = _("%(most)s/%(base)s phiếu") % {"most": result["most"], "base": result["base"]}
    chip = {"label": result["label"], "tone": result["tone"]}
    return {
        "tone": None if result["won"] else "due",
        "cells": [
            name,
            {"text": "", "chip": chip, "note": ", ".join(filter(None, (share, again))), "label": _("Kết quả")},
            *({"text": str(getattr(last, column.id)), "label": column.head} for column in SHOWN),
            {"text": date_vi(last.held_on), "label": _("Ngày bỏ phiếu")},
        ],
    }


def _url(line: Line) -> str:
    return reverse("review-tally", args=[line.subject.key])


def _won(line: Line) -> bool:
    return bool(told(line.ballots[-1].entry)["won"])


def _why(line: Line) -> str:
    findings = told(line.ballots[-1].entry)["findings"]
    return " ".join(f"{each['message']} {each['mend']}" for each in findings)  # type: ignore[attr-defined]
