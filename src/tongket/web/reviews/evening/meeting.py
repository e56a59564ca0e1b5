"""The meeting of the evening: its day, who was due and present; what blank numbers of a row stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from tongket.records.meetings.queries import meetings
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi, number_vi, parse_date
from tongket.web.place import Place
from tongket.web.reviews.evening.lines import Line
from tongket.web.reviews.evening.places import Evening
from tongket.web.reviews.person.fields import whole

PARTS = ("on", "due", "present")
KINDS = ("review_meeting", "cell_meeting", "thematic_meeting", "standing_committee_meeting", "party_committee_meeting")


@dataclass(frozen=True)
class Meeting:
    """What was typed of the meeting, and read of it; None where it is blank."""

    texts: Mapping[str, str]
    on: date | None = None
    due: int | None = None
    present: int | None = None
    wrong: Mapping[str, Sequence[Finding]] = field(default_factory=dict)


def typed_meeting(data: QueryDict) -> Meeting:
    """The meeting as the form brings it."""
    return read_meeting({part: data.get(f"meeting_{part}", "").strip() for part in PARTS})


def kept_meeting(place: Place, evening: Evening, lines: Sequence[Line]) -> Meeting:
    """The meeting as the records know it: of ballots counted, of steps taken, else of the book of meetings."""
    tally = next((line.tally.entry for line in lines if line.tally), None)
    if tally is not None:
        return _meeting(tally.held_on, tally.due, tally.present)
    for step in ("voted", "persons_reviewed", "collective_reported"):
        taken = evening.standing.done.get(step)
        if taken is not None:
            return _meeting(taken.on, taken.due, taken.present)
    held = [
        each.entry
        for each in (meetings([evening.unit.id], evening.year) if place.may("meeting.read", evening.unit.id) else ())
        if each.entry.kind in KINDS and each.entry.held_on >= evening.round.entry.opened_on
    ]
    return _meeting(held[-1].held_on, held[-1].summoned, held[-1].present) if held else _meeting(None, None, None)


def read_meeting(texts: Mapping[str, str]) -> Meeting:
    found: dict[str, object] = {}
    wrong: dict[str, list[Finding]] = {}
    for part in PARTS:
        try:
            found[part] = (parse_date if part == "on" else whole)(texts[part]) if texts[part] else None
        except TongketError as error:
            wrong[part] = [Finding(error.code, error.arguments)]
    return Meeting(texts, wrong=wrong, **found)  # type: ignore[arg-type]


def labels() -> Mapping[str, str]:
    return {"on": _("Ngày họp"), "due": _("Số phải dự"), "present": _("Số có mặt")}


def _meeting(on: date | None, due: int | None, present: int | None) -> Meeting:
    texts = {
        "on": date_vi(on) if on else "",
        "due": "" if due is None else number_vi(due),
        "present": "" if present is None else number_vi(present),
    }
    return Meeting(texts, on, due, present)
