"""The day a page of the tree is asked for, and the slider's reach with the days of change on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.organizations.reorganizing import queries as reorganizing
from tongket.rules import notation
from tongket.rules.errors import TongketError
from tongket.web.place import Place

DAY, STEP = "ngay", "buoc"
"""The day as written, and as the slider's number of days; the written one prevails."""
MARGIN = timedelta(days=60)
YEARS_SHOWN = 3


@dataclass(frozen=True)
class Mark:
    """A day of change on the slider: its number, the day as written, where it leads."""

    step: int
    day: str
    url: str
    is_here: bool


@dataclass(frozen=True)
class Slider:
    """Numbers are days since the year 1. `earlier` and `later` lead to the neighbouring days of change."""

    first: int
    last: int
    value: int
    first_day: str
    last_day: str
    marks: Sequence[Mark]
    earlier: str
    later: str


def asked(request: HttpRequest, place: Place) -> tuple[date, str]:
    """The day asked for and what was wrong with it as written; else the year's last day, at most today."""
    usual = min(place.as_of, place.today)
    written = request.GET.get(DAY, "").strip()
    step = request.GET.get(STEP, "")
    if written:
        try:
            return notation.parse_date(written), ""
        except TongketError:
            return usual, _("“%(text)s” chưa phải là ngày; viết ngày/tháng/năm.") % {"text": written}
    if step.isdigit() and 1 <= int(step) <= date.max.toordinal():
        return date.fromordinal(int(step)), ""
    return usual, ""


def slider(place: Place, on: date) -> Slider:
    """From some time before the first change seen here to some time after the last, the day asked for within."""
    changes = list(reorganizing.days_of_change(place.office.id))
    recent = [day for day in changes if day.year >= place.year - YEARS_SHOWN] or [place.as_of]
    first = min(recent[0], date(place.year - 1, 1, 1), on) - MARGIN
    last = max(recent[-1], place.today, place.as_of, on) + MARGIN
    before = [day for day in changes if day < on]
    after = [day for day in changes if day > on]
    return Slider(
        first.toordinal(), last.toordinal(), on.toordinal(), notation.date_vi(first), notation.date_vi(last),
        [Mark(day.toordinal(), notation.date_vi(day), url(day), day == on) for day in changes if day >= first],
        url(before[-1]) if before else "", url(after[0]) if after else "",
    )  # fmt: skip


def url(day: date) -> str:
    """The tree on a day."""
    return f"{reverse('tree')}?{urlencode({DAY: notation.date_vi(day)})}"
