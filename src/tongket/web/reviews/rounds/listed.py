"""The rounds of the office, the newest first, each with how far it has come."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tongket.procedures.annual_review.board.boarding import board_of
from tongket.records.reviews.rounds.queries import Round, rounds_of
from tongket.records.reviews.subjects.queries import units_listed
from tongket.web.place import DeskRequest, Place
from tongket.web.reviews.navigation import READ
from tongket.web.reviews.results.shown import reads_results
from tongket.web.reviews.rounds.shown import committee_name, long_day, round_name


def rounds_page(request: DeskRequest) -> HttpResponse:
    """Every round that one may look into."""
    place = request.place
    units = place.reads(READ)
    if not units:
        raise PermissionDenied
    found = [each for each in rounds_of({place.office.id, *units}) if _is_seen(each, units)]
    context = {
        "rounds": [_shown(place, each, units) for each in found],
        "open_url": reverse("review-open") if place.may("review_round.open", place.office.id) else "",
        "results_url": reverse("review-results") if reads_results(place) else "",
    }
    return render(request, "reviews/rounds/list.html", context)


def _is_seen(found: Round, units: frozenset[int]) -> bool:
    return found.entry.organization in units or bool(units_listed(found.id) & units)


def _shown(place: Place, found: Round, units: frozenset[int]) -> dict[str, object]:
    board = board_of(found, place.today, units)
    done, total = board.share
    return {
        "name": round_name(found),
        "url": reverse("review-round", args=[found.line.key]),
        "committee": committee_name(found),
        "opened": long_day(found.entry.opened_on),
        "conference": long_day(found.entry.conference_on),
        "closed": found.closed,
        "units": len(board.lines),
        "done": done,
        "total": total,
        "late": 0 if found.closed else sum(1 for line in board.lines if line.late),
    }
