"""The end of an evening as its page shows it: the steps taken, what is still open, the form that hands the file up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from tongket.rules import vocabulary
from tongket.rules.notation import date_vi
from tongket.web.language import language
from tongket.web.place import Place
from tongket.web.reviews.evening.lines import APPRAISED, Line
from tongket.web.reviews.evening.meeting import kept_meeting
from tongket.web.reviews.evening.places import Evening

AT_THE_MEETING = ("self_reviewed", "collective_reported", "persons_reviewed", "voted")
HANDED_UP = "proposed"
FEW = 6
"""More names than this are counted."""


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
        "without_level": _named([line.name for line in rated if not _has_level(line)]),
        "without_tally": _named([line.name for line in rated if not line.ballots]),
    }  # fmt: skip


def _named(names: Sequence[str]) -> str:
    """A few by name, the rest counted."""
    if len(names) <= FEW:
        return ", ".join(names)
    more = {"names": ", ".join(names[: FEW - 1]), "count": len(names) - FEW + 1}
    return _("%(names)s và %(count)s đối tượng nữa") % more


def _has_level(line: Line) -> bool:
    return APPRAISED in line.sides and bool(line.sides[APPRAISED].entry.level)
