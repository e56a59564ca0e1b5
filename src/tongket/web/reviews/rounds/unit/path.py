"""The steps of a unit in order: taken with day, paper and attendance; late; next; to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.access.book import Kept
from tongket.organizations.queries import Unit
from tongket.procedures.annual_review.board.boarding import Board, UnitLine
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round, steps_of
from tongket.rules.notation import date_vi
from tongket.web.place import Place
from tongket.web.reviews.rounds import shown


def path_of(place: Place, found: Round, unit: Unit, whole: Board, line: UnitLine) -> Sequence[dict[str, object]]:
    """Each step in use with its state, its last day, and the line that stands."""
    standing = {(each.entry.step, each.entry.on): each for each in steps_of(found.id, unit.id)}
    may_withdraw = not found.closed and place.may("review_step.withdraw", unit.id)
    path: list[dict[str, object]] = []
    for step in whole.steps:
        taken = line.standing.done.get(step)
        planned = whole.plan.of(step) if whole.plan else None
        path.append({
            "name": shown.step_name(step),
            "state": "done" if taken else "now" if step == line.next and not found.closed else "todo",
            "is_late": step in line.late and not found.closed,
            "until": date_vi(planned.last) if planned and not taken else "",
            "source": str(planned.deadline.citation) if planned and planned.deadline and not taken else "",
            "line": _taken(found, unit, standing[step, taken.on], may_withdraw) if taken else None,
        })  # fmt: skip
    return path


def details(step: StepEntry) -> Iterable[str]:
    """What a step holds beside its day, each in a few words."""
    if step.way == "on_paper":
        yield _("ghi lại từ văn bản")
    if step.number:
        yield step.number
    if step.body:
        yield step.body
    if step.ordinal is not None:
        yield _("kỳ họp lần thứ %(ordinal)s") % {"ordinal": step.ordinal}
    if step.due is not None:
        yield _("có mặt %(present)s/%(due)s") % {"present": step.present, "due": step.due}


def _taken(found: Round, unit: Unit, kept: Kept[StepEntry], may_withdraw: bool) -> dict[str, object]:
    return {
        "day": date_vi(kept.entry.on),
        "text": "; ".join(details(kept.entry)),
        "note": kept.entry.note,
        "version": kept.version,
        "withdraw_url": reverse("review-step-withdraw", args=[found.line.key, unit.key, kept.key])
        if may_withdraw
        else "",
    }
