"""Opening a round: period and days, what is missing, how each step is done, who is reviewed; then open it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tongket.procedures.annual_review.board.back_planning import STEPS, plan_round
from tongket.procedures.annual_review.opening import Settings, open_round
from tongket.procedures.annual_review.readiness import Item, State, readiness
from tongket.rules.errors import TongketError
from tongket.rules.holidays import public_holidays
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import finding_shown, told
from tongket.web.reviews.rounds import shown
from tongket.web.reviews.rounds.preview import OUTSIDE, preview_of
from tongket.web.reviews.rounds.setup_forms import ModesForm, PeriodForm

PERIOD, CHECK, LIST = "1", "2", "3"
TONES = {State.READY: "ok", State.LACKING: "due", State.STOPS: "bad"}
SHOWN = 20
"""As many rows as stand under a point of the check."""


def opening_page(request: DeskRequest) -> HttpResponse:
    """Three pages, what was given before carried along in the address; the last one writes."""
    place = request.place
    if not place.may("review_round.open", place.office.id):
        raise PermissionDenied
    given = request.POST if request.method == "POST" else request.GET
    form = PeriodForm(place.year, place.today, given if "period" in given else None)
    if not form.is_bound or not form.is_valid() or given.get("trang", PERIOD) == PERIOD:
        status = 422 if form.is_bound and form.errors else 200
        return _page(request, PERIOD, form, status=status)
    modes = ModesForm(given if any(name.startswith("mode_") for name in given) else None)
    if request.method == "POST":
        return _open(request, form, modes)
    return _page(request, given["trang"] if given["trang"] in (CHECK, LIST) else CHECK, form, modes)


def _open(request: DeskRequest, form: PeriodForm, modes: ModesForm) -> HttpResponse:
    place, asked = request.place, form.cleaned_data
    outside = {int(unit): "outside_system" for unit in request.POST.getlist(OUTSIDE) if unit.isdigit()}
    settings = Settings(asked["conference_on"], modes.modes() if modes.is_bound else {}, frames=outside)
    try:
        found = open_round(request.actor, place.office.id, asked["year"], asked["opened_on"], asked["period"], settings)
    except TongketError as error:
        return _page(request, LIST, form, modes, told(error), shown.status_of(error))
    messages.success(request, _("Đã mở đợt."))
    return redirect("review-round", found.line.key)


def _page(
    request: DeskRequest,
    page: str,
    form: PeriodForm,
    modes: ModesForm | None = None,
    findings: shown.Findings = (),
    status: int = 200,
) -> HttpResponse:
    context: dict[str, object] = {
        "page": page,
        "form": form,
        "findings": findings,
        "wizard": _wizard(request, page),
        "breadcrumb": shown.crumbs(None, (_("Mở đợt kiểm điểm"), None)),
        "carried": _carried(request.POST if request.method == "POST" else request.GET, page),
        "back_url": _address(request, str(int(page) - 1)),
    }
    if page != PERIOD and modes is not None:
        context |= _of_the_round(request.place, form, page, modes)
    return render(request, "reviews/rounds/open.html", context, status=status)


def _of_the_round(place: Place, form: PeriodForm, page: str, modes: ModesForm) -> Mapping[str, object]:
    asked = form.cleaned_data
    year, period, on = asked["year"], asked["period"], asked["opened_on"]
    items = readiness(place.office.id, year, period, on).items
    stops = any(item.stops for item in items)
    name = shown.period_name(period, year)
    found: dict[str, object] = {"name": name, "items": [_item(item) for item in items], "stops": stops, "modes": modes}
    if page == CHECK:
        modes_now = modes.modes() if modes.is_bound else {}
        return {**found, **_plan(on, asked["conference_on"], modes_now)}
    try:
        return found | {"preview": preview_of(place.office.id, year, period, on)}
    except TongketError as error:
        return found | {"findings": told(error), "stops": True}


def _plan(opened_on: date, conference_on: date | None, modes: Mapping[str, str]) -> Mapping[str, object]:
    if conference_on is None:
        return {}
    steps = [step for step in STEPS if modes.get(step) != "off"]
    plan = plan_round(opened_on, conference_on, public_holidays(), steps=steps)
    return {
        "plan": [
            (shown.step_name(each.step), date_vi(each.first), date_vi(each.last), each.days) for each in plan.steps
        ],
        "spare": plan.spare,
        "plan_findings": [finding_shown(each) for each in plan.findings],
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "text": item.text(language()),
        "tone": TONES[item.state],
        "rows": [row.text for row in item.rows[:SHOWN]],
        "more": max(0, len(item.rows) - SHOWN),
    }


def _wizard(request: DeskRequest, page: str) -> Sequence[dict[str, str]]:
    titles = ((PERIOD, _("Kỳ và ngày")), (CHECK, _("Kiểm tra, cách làm")), (LIST, _("Danh sách, mở đợt")))
    return [
        {
            "title": title,
            "state": "now" if number == page else "done" if number < page else "todo",
            "url": _address(request, number) if number < page else "",
        }
        for number, title in titles
    ]


def _address(request: DeskRequest, page: str) -> str:
    """This page with what was given so far, at another step."""
    given = (request.POST if request.method == "POST" else request.GET).copy()
    kept = QueryDict(mutable=True)
    for name in given:
        if name not in ("csrfmiddlewaretoken", "trang", OUTSIDE):
            kept[name] = str(given[name])
    kept["trang"] = page
    return f"?{kept.urlencode()}"


def _carried(given: QueryDict, page: str) -> Sequence[tuple[str, str]]:
    """What earlier pages asked, as hidden fields of this one."""
    own = ("period", "year", "opened_on", "conference_on") if page != PERIOD else ()
    return [(name, str(given[name])) for name in given if name in own or (page == LIST and name.startswith("mode_"))]
