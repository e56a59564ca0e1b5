"""The board of a round: every unit by step, what is late, who can take the next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.procedures.annual_review.board.boarding import Board, Hand, UnitLine, board_of, hands_at
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.rounds.standing import BY_THE_COMMITTEE
from tongket.rules import vocabulary
from tongket.rules.notation import fold
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.reviews.navigation import READ
from tongket.web.reviews.rounds import shown

HANDS = 2
"""As many names as stand in a line; the rest is counted."""


def board(request: DeskRequest, key: UUID) -> HttpResponse:
    """The units one may look into; `buoc` keeps those whose next step it is, `tre` the late ones, `ten` by name."""
    place = request.place
    found = shown.readable(place, key)
    whole = board_of(found, place.today, place.reads(READ))
    chosen = [line for line in whole.lines if _is_asked(request, line)]
    done, total = whole.share
    context = {
        "round": found,
        "name": shown.round_title(found),
        "committee": shown.committee_name(found),
        "conference": shown.long_day(found.entry.conference_on),
        "columns": [_column(step, whole) for step in whole.steps],
        "rows": rows_of(place, found, whole, chosen),
        "units": len(whole.lines),
        "hidden": len(whole.lines) - len(chosen),
        "done": done,
        "total": total,
        "late": 0 if found.closed else sum(1 for line in whole.lines if line.late),
        "asked": {"step": request.GET.get("buoc", ""), "late": request.GET.get("tre", ""), "name": _name(request)},
        "plan": whole.plan,
        "sums": _sums(whole),
        "tabs": shown.tabs(place, found, "review-round"),
        "breadcrumb": shown.crumbs(found),
    }
    return render(request, "reviews/rounds/board.html", context)


def rows_of(place: Place, found: Round, whole: Board, lines: Sequence[UnitLine]) -> Sequence[dict[str, object]]:
    """The lines as the page shows them."""
    hands: Mapping[int, Sequence[Hand]] = {} if found.closed else hands_at(found, lines, place.today)
    return [
        {
            "name": line.unit.name,
            "url": reverse("review-unit", args=[found.line.key, line.unit.key]),
            "is_committee": line.unit.id == found.entry.organization,
            "cells": [_cell(step, line, whole, is_closed=found.closed) for step in whole.steps],
            "next": shown.step_name(line.next) if line.next else "",
            "left": "" if found.closed else shown.time_left(line.in_hand),
            "tone": "bad" if line.late and not found.closed else "",
            "back": line.standing.back.note if line.standing.back and not line.standing.handed_up else "",
            "hands": "" if line.next in BY_THE_COMMITTEE else hands_text(hands.get(line.unit.id, ())),
            "nobody": bool(line.next) and not found.closed and not hands.get(line.unit.id),
        }
        for line in lines
    ]


def hands_text(hands: Sequence[Hand]) -> str:
    """Who could take the next step: the nearest by name, the others counted."""
    nearest = [hand for hand in hands if hand.own] or list(hands)
    named = list(dict.fromkeys(hand.name for hand in nearest))
    text = ", ".join(named[:HANDS])
    more = len(named) - HANDS
    return _("%(names)s và %(more)s người khác") % {"names": text, "more": more} if more > 0 else text


def _cell(step: str, line: UnitLine, whole: Board, *, is_closed: bool) -> dict[str, object]:
    taken = line.standing.done.get(step)
    count = _count(step, line)
    label = shown.step_column(step)
    if taken is not None:
        return {"label": label, "state": "done", "text": shown.short_day(taken.on), "paper": taken.way == "on_paper"}
    planned = whole.plan.of(step) if whole.plan else None
    state = "late" if step in line.late and not is_closed else "now" if step == line.next else "todo"
    until = shown.short_day(planned.last) if planned and state in ("late", "now") else ""
    return {"label": label, "state": state, "text": until, "count": count}


def _count(step: str, line: UnitLine) -> str:
    """What is in of what a step waits for, where it is counted by person."""
    found = line.progress
    counts = {
        "self_reviewed": (found.self_reviews, found.persons),
        "voted": (found.tallied, found.rated),
        "proposed": (found.proposed, found.rated),
        "decided": (found.decided, found.rated),
    }
    done, whole = counts.get(step, (0, 0))
    return f"{done}/{whole}" if done and whole else ""


def _column(step: str, whole: Board) -> dict[str, object]:
    planned = whole.plan.of(step) if whole.plan else None
    return {
        "label": shown.step_column(step),
        "title": shown.step_name(step),
        "until": shown.short_day(planned.last) if planned else "",
        "taken": whole.taken.get(step, 0),
        "step": step,
    }


def _sums(whole: Board) -> Sequence[tuple[str, int, int]]:
    """What is in of the whole round."""
    lines = [line.progress for line in whole.lines]
    persons, rated = sum(each.persons for each in lines), sum(each.rated for each in lines)
    return (
        (_("bản tự kiểm điểm"), sum(each.self_reviews for each in lines), persons),
        (_("kết quả kiểm phiếu"), sum(each.tallied for each in lines), rated),
        (_("đề nghị xếp loại"), sum(each.proposed for each in lines), rated),
        (_("đã quyết định"), sum(each.decided for each in lines), rated),
    )


def _is_asked(request: DeskRequest, line: UnitLine) -> bool:
    step, late = request.GET.get("buoc", ""), request.GET.get("tre", "")
    if step == "xong":
        return not line.next and fold(_name(request)) in fold(line.unit.name)
    return step in ("", line.next) and (not late or bool(line.late)) and fold(_name(request)) in fold(line.unit.name)


def _name(request: DeskRequest) -> str:
    return request.GET.get("ten", "").strip()[:80]


def role_text(hand: Hand) -> str:
    return vocabulary.label(hand.role, language(), "role")
