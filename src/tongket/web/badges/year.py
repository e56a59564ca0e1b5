"""The rounds of a year: what each covers, who is due, how far the dossiers have come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.documents.forms.facts.badges import year_key
from tongket.records.badges.dossiers.queries import states_by_round
from tongket.records.badges.dossiers.states import STATES
from tongket.records.badges.rounds.queries import round_of, strip_for, window_for
from tongket.rules import badges as rules
from tongket.rules import vocabulary
from tongket.rules.badge_windows import next_round
from tongket.rules.errors import TongketError
from tongket.rules.load import value_if_known
from tongket.rules.notation import date_vi, parse_date
from tongket.web.badges.navigation import READ
from tongket.web.badges.strip import left_out, picture
from tongket.web.forms.shown import papers_of
from tongket.web.language import language
from tongket.web.ledgers.words import ledgers, list_url
from tongket.web.place import DeskRequest, Place


def year_page(request: DeskRequest) -> HttpResponse:
    """The strip of the year, and one line a round."""
    place = request.place
    readable(place)
    is_known = all(value_if_known("badges/rounds", date(place.year, month, 1)) for month in (1, 12))
    context: dict[str, object] = {"year": place.year, "is_known": is_known, "ledger_url": _ledger_url()}
    if is_known:
        strip = strip_for(place.office.id, place.year)
        days = sorted({*rules.rounds(place.year), *_others(place)})
        context |= {
            "strip": {"title": _("Ngày tròn tuổi Đảng mỗi đợt xét"), "svg": picture(strip), "note": left_out(strip)},
            "has_gaps": bool(strip.gaps),
            "rounds": [_round(place, day) for day in days],
            "papers": papers_of(place, "badges", year_key(place.office.key, place.year)),
            "settings_url": list_url(ledgers()["local_values"]) if place.may("local_value.read") else "",
        }
    return render(request, "badges/year.html", context)


def other_round(request: DeskRequest) -> HttpResponse:
    """A round on another great anniversary, by its day."""
    readable(request.place)
    try:
        on = parse_date(request.GET.get("ngay", ""))
        window_for(request.place.office.id, on)
    except (TongketError, ValueError):
        return redirect("badges")
    return redirect("badge-round", on=on)


def readable(place: Place) -> None:
    """Whoever may read no badges sees none of these pages."""
    if not place.may(READ):
        raise PermissionDenied


def dossier_counts(states: dict[str, int]) -> Sequence[dict[str, object]]:
    """How many dossiers in each state, in the order of the way."""
    return [
        {"label": vocabulary.in_sentence(f"dossier_{state}") if language() == "vi" else
         vocabulary.label(f"dossier_{state}", "en").lower(), "count": states[state]}
        for state in STATES if states.get(state)
    ]  # fmt: skip


def _round(place: Place, day: date) -> dict[str, object]:
    units = place.reads(READ)
    sheet = round_of(place.office.id, day, units)
    states = dict(states_by_round(units).get(day, {}))
    return {
        "name": date_vi(day),
        "first": date_vi(sheet.window.first),
        "last": date_vi(sheet.window.last),
        "due": len(sheet.due),
        "overdue": len(sheet.overdue),
        "not_yet": len(sheet.not_yet),
        "dossiers": dossier_counts(states),
        "url": reverse("badge-round", args=[day]),
        "board_url": reverse("badge-board", args=[day]),
        "current": day == next_round(place.today),
    }


def _others(place: Place) -> Sequence[date]:
    """Days with dossiers that are none of the usual rounds."""
    return [day for day in states_by_round(place.reads(READ)) if day.year == place.year]


def _ledger_url() -> str:
    return list_url(ledgers()["badge_awards"])
