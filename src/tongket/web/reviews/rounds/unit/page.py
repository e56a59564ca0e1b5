"""A unit in a round: its steps, the next one to record, who is on its list, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.gate import Action
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.procedures.annual_review.board.boarding import UnitLine, board_of, hands_at, open_steps
from tongket.records.reviews.actions.steps.conclude import conclude
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.rounds.standing import BY_THE_COMMITTEE, HANDED_UP
from tongket.records.reviews.subjects.queries import units_listed
from tongket.rules.ratings.steps import may_take
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import finding_shown
from tongket.web.reviews.navigation import READ
from tongket.web.reviews.rounds import shown
from tongket.web.reviews.rounds.board import role_text
from tongket.web.reviews.rounds.unit.forms import StepForm
from tongket.web.reviews.rounds.unit.history import history_of
from tongket.web.reviews.rounds.unit.path import path_of
from tongket.web.reviews.rounds.unit.subjects import subjects_shown

EVENING = ("review_assessment.see", "review_tally.see")


def page(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """The unit's page; `buoc` asks for the form of another step than the next."""
    found, here = readable(request.place, key, unit)
    return unit_page(request, found, here)


def unit_page(
    request: DeskRequest,
    found: Round,
    unit: Unit,
    findings: shown.Findings = (),
    form: StepForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with a refused form as it was filled in."""
    place = request.place
    whole = board_of(found, place.today, [unit.id])
    line = whole.lines[0]
    kind = form.step if form else _asked(request, line)
    form = form or _form(place, found, unit, line, kind)
    context = {
        "round": found,
        "unit": unit,
        "line": line,
        "name": shown.round_title(found),
        "next": shown.step_name(line.next) if line.next else "",
        "left": "" if found.closed else shown.time_left(line.in_hand),
        "back": line.standing.back if not line.standing.handed_up else None,
        "back_word": shown.step_name(line.standing.back.step) if line.standing.back else "",
        "path": path_of(place, found, unit, whole, line),
        "form": form,
        "form_name": shown.step_name(kind) if kind else "",
        "form_url": reverse("review-step", args=[found.line.key, unit.key]),
        "others": _others(place, found, unit, line, kind),
        "findings": findings,
        "blocks": [] if findings else _blocks(found, line, kind),
        "hands": [(hand.name, role_text(hand)) for hand in hands_at(found, [line], place.today)[unit.id]],
        "may_send_back": line.standing.handed_up and _may_decide(place, found, "review_step.send_back"),
        "may_reopen": "decided" in line.standing.done and _may_decide(place, found, "review_step.reopen"),
        **_ways(place, found, unit, line),
        "subjects": subjects_shown(found, unit),
        "progress": line.progress,
        "history": history_of(found, unit),
        "breadcrumb": shown.crumbs(found, (unit.name, None)),
    }
    return render(request, "reviews/rounds/unit.html", context, status=status)


def readable(place: Place, key: UUID, unit: UUID) -> tuple[Round, Unit]:
    """A round and one of its units that the person may read; 404 for any other."""
    found = shown.readable(place, key)
    units = (units_listed(found.id) | {found.entry.organization}) & place.reads(READ)
    here = next((each for each in organizations.units_by_id(units).values() if each.key == unit), None)
    if here is None:
        raise Http404(unit)
    return found, here


def action_of(step: str) -> Action[StepEntry]:
    """The act by which a step is recorded: the unit's own, or the committee's on it."""
    return conclude if step in BY_THE_COMMITTEE else take


def may_record(place: Place, found: Round, unit: Unit, step: str) -> bool:
    """Whether the person may record this step of the unit in the open round."""
    where = found.entry.organization if step in BY_THE_COMMITTEE else unit.id
    return not found.closed and place.may(action_of(step).name, where)


def _ways(place: Place, found: Round, unit: Unit, line: UnitLine) -> dict[str, str]:
    """Where the unit's review is typed in, and where its papers are for who may read its ratings."""
    papers = reverse("review-unit-papers", args=[found.line.key, unit.key])
    return {
        "evening_url": _evening(place, found, unit) if line.progress.listed else "",
        "papers_url": papers if place.may("rating.read", unit.id) else "",
    }


def _evening(place: Place, found: Round, unit: Unit) -> str:
    """Where the unit's whole review is typed in, for who may see it."""
    sees = any(place.may(word, unit.id) for word in EVENING)
    return reverse("review-evening", args=[found.line.key, unit.key]) if sees else ""


def _may_decide(place: Place, found: Round, permission: str) -> bool:
    return not found.closed and shown.may(place, permission, found)


def _asked(request: DeskRequest, line: UnitLine) -> str:
    asked = request.GET.get("buoc", "")
    return asked if asked in open_steps(line.standing) else line.next


def _form(place: Place, found: Round, unit: Unit, line: UnitLine, kind: str) -> StepForm | None:
    if kind not in open_steps(line.standing) or not may_record(place, found, unit, kind):
        return None
    return StepForm(place, found, unit, kind)


def _blocks(found: Round, line: UnitLine, kind: str) -> shown.Findings:
    """What should come before this step, told above its form."""
    asked = may_take(kind, line.standing.done, found.entry.report_year, found.entry.modes)
    return [finding_shown(each) for each in asked.findings]


def _others(place: Place, found: Round, unit: Unit, line: UnitLine, kind: str) -> Sequence[dict[str, str]]:
    """The other steps one may record: the committee's only of a file that is handed up, where units hand up."""
    modes = found.entry.modes
    waits = not line.standing.handed_up and modes.get(HANDED_UP) != "off"
    return [
        {"id": step, "name": shown.step_name(step)}
        for step in open_steps(line.standing)
        if step != kind
        and modes.get(step) != "off"
        and not (waits and step in BY_THE_COMMITTEE)
        and may_record(place, found, unit, step)
    ]


def saved_words(step: str) -> str:
    return _("Đã ghi: %(step)s.") % {"step": shown.step_name(step)}
