"""The end of an evening: the meeting goes into the steps of the unit, and the file is handed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.rounds.book import StepEntry
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi, parse_date
from tongket.web.language import language
from tongket.web.place import DeskRequest, Place
from tongket.web.refusals import told
from tongket.web.reviews.evening.lines import APPRAISED, Line
from tongket.web.reviews.evening.meeting import kept_meeting
from tongket.web.reviews.evening.places import SEE_REVIEWS, SEE_TALLIES, Evening, readable_evening
from tongket.web.reviews.person.fields import whole

AT_THE_MEETING = ("self_reviewed", "collective_reported", "persons_reviewed", "voted")
HANDED_UP = "proposed"


def panel(place: Place, evening: Evening, lines: Sequence[Line]) -> Mapping[str, object]:
    """Where the unit stands, what is still open, and the form that ends the evening."""
    done, modes = evening.standing.done, evening.round.entry.modes
    steps = [step for step in (*AT_THE_MEETING, HANDED_UP) if modes.get(step) != "off"]
    meeting = kept_meeting(place, evening, lines)
    rated = [line for line in lines if not line.subject.entry.not_rated_reason]
    back = evening.standing.back
    return {
        "steps": [
            {
                "label": vocabulary.label(step, language(), "review_step"),
                "on": date_vi(done[step].on) if step in done else "",
            }
            for step in steps
        ],
        "may": evening.takes and place.may("review_step.take", evening.unit.id),
        "handed_up": HANDED_UP in done,
        "handed_on": date_vi(done[HANDED_UP].on) if HANDED_UP in done else "",
        "closed": evening.round.closed,
        "back": {"on": date_vi(back.on), "why": back.note} if back else None,
        "url": evening.url("review-hand-up"),
        "on": meeting.texts["on"] or date_vi(place.today),
        "due": meeting.texts["due"],
        "present": meeting.texts["present"],
        "without_level": [line.name for line in rated if not _has_level(line)],
        "without_tally": [line.name for line in rated if not line.ballots],
    }  # fmt: skip


@require_POST
def hand_up(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """Record the steps of the meeting that are not yet recorded, and hand the file up."""
    evening = readable_evening(request.place, key, unit, SEE_REVIEWS, SEE_TALLIES)
    if not request.place.may("review_step.take", evening.unit.id):
        raise PermissionDenied
    try:
        steps = _steps(request, evening)
        with transaction.atomic():
            take(request.actor, steps)
    except TongketError as error:
        if error.code == "access-denied":
            raise
        for finding in told(error):
            messages.error(request, f"{finding['message']} {finding['mend']}")
        return redirect(evening.url("review-evening"))
    messages.success(request, _("Đã gửi hồ sơ kiểm điểm, xếp loại lên cấp ủy."))
    return redirect(evening.url("review-evening"))


def _steps(request: DeskRequest, evening: Evening) -> Sequence[StepEntry]:
    """Raises a coded error for a day or a number that cannot be read."""
    given, modes = request.POST, evening.round.entry.modes
    on = parse_date(given.get("on", ""))
    ordinal, due, present = (whole(text) if (text := given.get(name, "").strip()) else None
                             for name in ("ordinal", "due", "present"))  # fmt: skip
    wanted = [step for step in (*AT_THE_MEETING, HANDED_UP)
              if step not in evening.standing.done and modes.get(step) != "off"]  # fmt: skip
    entries = [StepEntry(evening.round.id, evening.unit.id, step, on) for step in wanted]
    return [
        replace(entry, ordinal=ordinal, due=due, present=present) if entry.step in AT_THE_MEETING[1:] else entry
        for entry in entries
    ]


def _has_level(line: Line) -> bool:
    return APPRAISED in line.sides and bool(line.sides[APPRAISED].entry.level)
