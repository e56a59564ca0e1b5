"""The desk of the year: what is done, what is due, the main figures."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.web.desk.cards import conference_of, main_figures
from tongket.web.desk.pictures import rating_chart, targets_chart
from tongket.web.desk.steps import steps_of
from tongket.web.desk.tasks import outdated_task, tasks_of
from tongket.web.documents.changes import outdated_of
from tongket.web.figures import shown
from tongket.web.figures.shown import year_of
from tongket.web.ledgers.words import ledgers, word_of
from tongket.web.place import DeskRequest


def desk(request: DeskRequest) -> HttpResponse:
    """Everything on it is derived from the records when asked for; nothing is kept for it."""
    place = request.place
    members = ledgers()["members"]
    if not place.may("figure.read", place.unit.id):
        return render(request, "desk/desk.html", {"year": place.year, "office": place.unit.name})
    year = year_of(place)
    held = conference_of(year)
    wrong = outdated_of(year)
    is_empty = not year.count("members.total") and len(place.tree) <= 1
    context = {
        "year": place.year,
        "office": place.unit.name,
        "is_empty": is_empty,
        "empty": {
            "title": _("Sổ sách còn trống"),
            "text": _("Ghi các chi bộ trước, rồi đảng viên của từng chi bộ; hoặc nhập từ tệp Excel."),
            "action_label": _("Ghi tổ chức đảng"),
            "action_url": reverse("new-record", args=[word_of(ledgers()["organizations"])]),
        },
        "new_member_url": reverse("new-record", args=[word_of(members)]),
        "conference": shown.dimension_word("held_on", held.dimensions["held_on"]) if held else "",
        "steps": steps_of(year),
        "figures": main_figures(year),
        "charts": [chart for chart in (rating_chart(year), targets_chart(year)) if chart],
        "tasks": [*outdated_task(wrong), *tasks_of(year)],
        "outdated": wrong,
    }
    return render(request, "desk/desk.html", context)
