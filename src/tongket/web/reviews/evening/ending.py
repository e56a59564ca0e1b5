"""Handing up at the end of an evening: the meeting's steps, the levels proposed, the file, all or nothing."""

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

from tongket.access.gate import Refused
from tongket.procedures.annual_review.deciding.propose import propose
from tongket.procedures.annual_review.deciding.weighing import RatingsRefused, Reasons
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.rounds.book import StepEntry
from tongket.rules.errors import TongketError
from tongket.rules.notation import parse_date
from tongket.web.place import DeskRequest
from tongket.web.refusals import findings_of, told
from tongket.web.reviews.evening.grid import shown_again
from tongket.web.reviews.evening.handing_up import AT_THE_MEETING, HANDED_UP
from tongket.web.reviews.evening.places import SEE_REVIEWS, SEE_TALLIES, Evening, readable_evening
from tongket.web.reviews.person.fields import whole

Told = Sequence[Mapping[str, object]]


@require_POST
def hand_up(request: DeskRequest, key: UUID, unit: UUID) -> HttpResponse:
    """Record the steps of the meeting not yet recorded, propose every level, and hand the file up."""
    evening = readable_evening(request.place, key, unit, SEE_REVIEWS, SEE_TALLIES)
    if not request.place.may("review_step.take", evening.unit.id):
        raise PermissionDenied
    reason = request.POST.get("reason", "").strip()[:300]
    try:
        steps, last = _steps(request, evening)
        with transaction.atomic():
            for step in steps:
                take(request.actor, [step], reason=reason)
            propose(request.actor, evening.round, last, reasons=Reasons(of_all=reason))
    except RatingsRefused as refused:
        return shown_again(request, evening, {
            subject: [findings_of(one) for one in found] for subject, found in refused.by_subject.items()
        }, [findings_of(one) for one in refused.beside])  # fmt: skip
    except Refused as refused:
        return shown_again(request, evening, {}, [findings_of(one) for one in refused.found])
    except TongketError as error:
        if error.code == "access-denied":
            raise
        return shown_again(request, evening, {}, told(error))
    messages.success(request, _("Đã gửi hồ sơ kiểm điểm, xếp loại lên cấp ủy."))
    return redirect(evening.url("review-evening"))


def _steps(request: DeskRequest, evening: Evening) -> tuple[Sequence[StepEntry], StepEntry]:
    """The steps of the meeting in their order, and that of handing up. Raises a coded error for what cannot be read."""
    given, modes = request.POST, evening.round.entry.modes
    on = parse_date(given.get("on", ""))
    ordinal, due, present = (whole(text) if (text := given.get(name, "").strip()) else None
                             for name in ("ordinal", "due", "present"))  # fmt: skip
    wanted = [step for step in AT_THE_MEETING if step not in evening.standing.done and modes.get(step) != "off"]
    entries = [StepEntry(evening.round.id, evening.unit.id, step, on) for step in (*wanted, HANDED_UP)]
    held = [
        replace(entry, ordinal=ordinal, due=due, present=present) if entry.step in AT_THE_MEETING[1:] else entry
        for entry in entries
    ]
    return held[:-1], held[-1]
