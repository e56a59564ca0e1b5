"""Whom to remind in a round, with a text for each unit to copy or to print; nothing is sent by itself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tongket.procedures.annual_review.board.boarding import board_of
from tongket.procedures.annual_review.board.reminding import reminders_of
from tongket.procedures.annual_review.listing import collective_name
from tongket.web.place import DeskRequest
from tongket.web.reviews.navigation import READ
from tongket.web.reviews.rounds import shown


def reminders_page(request: DeskRequest, key: UUID) -> HttpResponse:
    """The units that are late or soon will be, those longest over first."""
    place = request.place
    found = shown.readable(place, key)
    whole = board_of(found, place.today, place.reads(READ))
    committee = collective_name("party_committee", shown.committee_name(found))
    context = {
        "round": found,
        "name": shown.round_name(found),
        "has_plan": whole.plan is not None,
        "reminders": [
            {
                "unit": each.line.unit.name,
                "url": reverse("review-unit", args=[key, each.line.unit.key]),
                "next": shown.step_name(each.line.next),
                "left": shown.time_left(each.line.in_hand),
                "is_late": each.is_late,
                "text": each.text,
                "rows": each.text.count("\n") + 1,
            }
            for each in reminders_of(whole, committee, place.today)
        ],
        "settings_url": reverse("review-settings", args=[key]) if shown.may_set(place, found) else "",
        "tabs": shown.tabs(place, found, "review-reminders"),
        "breadcrumb": shown.crumbs(found, (shown.reminders_title(), None)),
    }
    return render(request, "reviews/rounds/reminders.html", context)
