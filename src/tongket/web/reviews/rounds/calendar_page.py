"""The calendar of a round: each step's days, what it rests on, the two orders, what was taken out of order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.board.back_planning import PlannedStep, days_left, least_days
from tongket.procedures.annual_review.board.boarding import Board, board_of, plan_of
from tongket.procedures.annual_review.board.calendar_file import calendar_file
from tongket.procedures.annual_review.board.departures import departures_of
from tongket.records.reviews.rounds.queries import Round
from tongket.rules import vocabulary
from tongket.rules.holidays import public_holidays
from tongket.rules.notation import date_vi
from tongket.rules.ratings.ordering import Stage, rating_order, review_order
from tongket.web.language import language
from tongket.web.ledgers.words import ledgers, list_url
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import finding_shown
from tongket.web.reviews.navigation import READ
from tongket.web.reviews.rounds import shown

SOON = 3
"""Working days left from which a step is told to be due."""


def calendar_page(request: DeskRequest, key: UUID) -> HttpResponse:
    """Planned back from the conference; without one, how to set it."""
    place = request.place
    found = shown.readable(place, key)
    whole = board_of(found, place.today, place.reads(READ))
    entry = found.entry
    least = least_days(organizations.units_by_id([entry.organization])[entry.organization].type, entry.report_year)
    context = {
        "round": found,
        "name": shown.round_name(found),
        "plan": whole.plan,
        "steps": [_step(each, whole, place) for each in whole.plan.steps] if whole.plan else (),
        "conference": shown.long_day(entry.conference_on),
        "opened": date_vi(entry.opened_on),
        "findings": [finding_shown(each) for each in whole.plan.findings] if whole.plan else (),
        "least": {"days": least[0], "source": str(least[1]), "sure": certainty(least[1].certainty)}
        if least[1]
        else None,
        "orders": [_order(stages) for stages in (review_order(entry.report_year), rating_order(entry.report_year))],
        "departures": _departures(place, found),
        "file_url": reverse("review-calendar-file", args=[key]),
        "settings_url": reverse("review-settings", args=[key]) if shown.may_set(place, found) else "",
        "values_url": list_url(ledgers()["local_values"]) if place.may("local_value.read") else "",
        "tabs": shown.tabs(place, found, "review-calendar"),
        "breadcrumb": shown.crumbs(found, (shown.calendar_title(), None)),
    }
    return render(request, "reviews/rounds/calendar.html", context)


def calendar_download(request: DeskRequest, key: UUID) -> HttpResponse:
    """The same as a calendar file."""
    found = shown.readable(request.place, key)
    plan = plan_of(found)
    if plan is None:
        raise Http404(key)
    stamp = found.line.recorded_at.astimezone(UTC)
    text = calendar_file(plan, shown.round_title(found), str(key), stamp, language())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="kiem-diem-{found.entry.report_year}.ics"'
    return response


def certainty(value: str) -> str:
    return vocabulary.label(value, language())


def _step(planned: PlannedStep, whole: Board, place: Place) -> dict[str, object]:
    taken = whole.taken.get(planned.step, 0)
    is_over = taken >= len(whole.lines)
    left = days_left(planned.last, place.today, public_holidays())
    return {
        "name": shown.step_name(planned.step),
        "first": date_vi(planned.first),
        "last": date_vi(planned.last),
        "days": planned.days,
        "is_shortened": planned.days < planned.usual,
        "source": str(planned.deadline.citation) if planned.deadline else "",
        "taken": taken,
        "units": len(whole.lines),
        "is_over": is_over,
        "chip": None
        if whole.round.closed or is_over
        else {"label": shown.time_left(left), "tone": "bad" if left < 0 else "due" if left <= SOON else "info"},
        "is_late": not is_over and left < 0 and not whole.round.closed,
    }


def _order(stages: Sequence[Stage]) -> dict[str, object]:
    if not stages:
        return {}
    citation = stages[0].citation
    labels = {each.id: vocabulary.label(each.id, language(), each.group) for each in stages}
    return {
        "is_review": stages[0].group == "review_step",
        "stages": [(labels[each.id], [labels[word] for word in each.after]) for each in stages],
        "source": str(citation),
        "sure": certainty(citation.certainty),
    }


def _departures(place: Place, found: Round) -> Sequence[dict[str, str]]:
    told = [each for each in departures_of(found) if each.step.organization in place.reads(READ)]
    names = organizations.names({each.step.organization for each in told})
    return [
        {
            "unit": names[each.step.organization],
            "step": shown.step_name(each.step.step),
            "on": date_vi(each.step.on),
            "missing": "; ".join(finding.message(language()) for finding in each.findings),
            "source": str(each.findings[0].citation or ""),
            "reason": each.step.note,
        }
        for each in told
    ]
