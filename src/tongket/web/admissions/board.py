"""The board: candidates by stage with what blocks each, and the year's plan against its result by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.organizations import queries as organizations
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.queries import PlanLine, Standpoint
from tongket.rules.candidate_stages import Stage
from tongket.web.admissions.shown import BOARD, card, stage_hint, stage_name
from tongket.web.ledgers.words import ledgers, list_url
from tongket.web.place import DeskRequest, Place

READ = "candidate.read"


def board(request: DeskRequest) -> HttpResponse:
    """Everyone on the way, in columns by stage; one cell alone when asked for."""
    place = request.place
    units = place.reads(READ)
    if not units:
        raise PermissionDenied
    everyone = queries.board(units, place.today)
    asked = _asked(request, everyone)
    chosen = [each for each in everyone if asked is None or each.candidate.line.entry.organization == asked]
    names = organizations.names(units)
    context = {
        "columns": [_column(stage, chosen, names, place) for stage in BOARD],
        "ended": [
            {"card": card(each, _unit(each, names), place.today), "chip": _end(each.standing.stage)}
            for each in chosen
            if each.standing.stage in (Stage.OFFICIAL, Stage.ENDED)
        ],
        "has_any": bool(everyone),
        "cells": _cells(everyone, names, asked),
        "asked": asked,
        "plan": _plan(place, units, everyone, names),
        "plan_url": list_url(ledgers()["admission_plans"]),
        "may_plan": place.may("admission.plan"),
        "new_url": reverse("new-candidate") if place.may("candidate.enter") else "",
        "year": place.year,
    }
    return render(request, "admissions/board.html", context)


def _asked(request: DeskRequest, everyone: Sequence[Standpoint]) -> int | None:
    written = request.GET.get("chi-bo", "")
    units = {each.candidate.line.entry.organization for each in everyone}
    return int(written) if written.isdigit() and int(written) in units else None


def _column(stage: Stage, chosen: Sequence[Standpoint], names: Mapping[int, str], place: Place) -> dict[str, object]:
    cards = [card(each, _unit(each, names), place.today) for each in chosen if each.standing.stage == stage]
    return {"id": stage.value, "title": stage_name(stage), "hint": stage_hint(stage), "cards": cards}


def _unit(each: Standpoint, names: Mapping[int, str]) -> str:
    return names.get(each.candidate.line.entry.organization, "")


def _cells(everyone: Sequence[Standpoint], names: Mapping[int, str], asked: int | None) -> Sequence[dict[str, object]]:
    units = {each.candidate.line.entry.organization for each in everyone}
    found = sorted((names.get(unit, ""), unit) for unit in units)
    return [{"id": unit, "name": name, "current": unit == asked} for name, unit in found]


def _plan(
    place: Place, units: frozenset[int], everyone: Sequence[Standpoint], names: Mapping[int, str]
) -> dict[str, object] | None:
    """The table of plan against result; None where nothing is planned, admitted or on the way."""
    lines = queries.years_plan(units, place.year, everyone)
    ordered = [unit.id for unit in place.tree if unit.id in lines]
    if not ordered:
        return None
    labels = (_("Tổ chức đảng"), _("Chỉ tiêu"), _("Đã kết nạp"), _("Đang theo dõi"), _("Còn thiếu nguồn"))
    return {
        "label": _("Chỉ tiêu và kết quả kết nạp năm %(year)s") % {"year": place.year},
        "sums": _sums([lines[unit] for unit in ordered], lines.get(place.unit.id)),
        "columns": [
            {"id": str(number), "label": label, "align": "right" if number else ""}
            for number, label in enumerate(labels)
        ],
        "rows": [{"cells": _cells_of_plan(lines[unit], names[unit], labels)} for unit in ordered],
        "fold": True,
    }


def _sums(lines: Sequence[PlanLine], own: PlanLine | None) -> str:
    """The committee's own plan stands in place of its cells'."""
    planned = own.planned if own is not None else None
    words = {
        "planned": sum(line.planned or 0 for line in lines) if planned is None else planned,
        "admitted": sum(line.admitted for line in lines),
        "running": sum(line.in_pipeline for line in lines),
    }
    return _("chỉ tiêu %(planned)s, đã kết nạp %(admitted)s, đang theo dõi %(running)s") % words


def _cells_of_plan(line: PlanLine, name: str, labels: Sequence[str]) -> Sequence[dict[str, object]]:
    planned = _("chưa giao") if line.planned is None else str(line.planned)
    gap = "–" if line.gap is None else str(line.gap)
    texts = (name, planned, str(line.admitted), str(line.in_pipeline), gap)
    return [{"text": text, "label": label} for text, label in zip(texts, labels, strict=True)]


def _end(stage: Stage) -> dict[str, str]:
    return {"label": stage_name(stage), "tone": "ok" if stage is Stage.OFFICIAL else "none"}
