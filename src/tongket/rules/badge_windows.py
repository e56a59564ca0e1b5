"""The rounds of a year and the birthdays of membership each covers: windows, gaps and overlaps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tongket.rules import badges
from tongket.rules.decision import Citation
from tongket.rules.errors import TongketError
from tongket.rules.load import value_on
from tongket.rules.periods import year_span

MONTH_DAY = re.compile(r"(\d{2})-(\d{2})")
ONE_DAY = timedelta(days=1)
Coverage = Mapping[str, Sequence[str]]
FIRST_YEAR = 2016
"""The year of the first regulation known that names the rounds."""


@dataclass(frozen=True)
class Window:
    """The birthdays of membership that a round covers, both days inclusive. `citation` None: the usual window."""

    round_on: date
    first: date
    last: date
    citation: Citation | None = None


@dataclass(frozen=True)
class Stretch:
    """Days of a year that no window covers, or that the windows of `rounds` cover together."""

    first: date
    last: date
    rounds: Sequence[date] = ()


@dataclass(frozen=True)
class Strip:
    """A year's windows side by side, with the days between them and the days covered twice."""

    year: int
    windows: Sequence[Window]
    gaps: Sequence[Stretch]
    overlaps: Sequence[Stretch]


def round_before(round_on: date) -> date:
    """The usual round before this day."""
    return max(day for day in _usual_around(round_on) if day < round_on)


def next_round(on: date) -> date:
    """The usual round on this day or the first after it."""
    return min(day for day in _usual_around(on) if day >= on)


def window_of(round_on: date, local: Coverage | None = None, citations: Mapping[str, Citation] | None = None) -> Window:
    """The window of a round: by default from the day after the usual round before it to the round itself.

    `local` is the office's own: month-day of the round → month-days of the first and the last day, `citations` the
    document of each. Raises
    `badge-coverage-not-understood`, `rule-value-unknown`.
    """
    value_on("badges/rounds", round_on)
    own = None if local is None else local.get(f"{round_on:%m-%d}")
    if own is None:
        return Window(round_on, round_before(round_on) + ONE_DAY, round_on)
    first, last = _days_of(round_on, own)
    return Window(round_on, first, last, (citations or {}).get(f"{round_on:%m-%d}"))


def strip_of(year: int, local: Coverage | None = None, citations: Mapping[str, Citation] | None = None) -> Strip:
    """The windows that touch a year, the days none of them covers and the days that two cover."""
    usual = [*badges.rounds(year), badges.rounds(year + 1)[0]]
    windows = [window_of(day, local, citations) for day in usual]
    start, end = year_span(year)
    gaps, overlaps, covered = [], [], start - ONE_DAY
    before: Window | None = None
    for window in sorted(windows, key=lambda each: (each.first, each.last)):
        if window.first > covered + ONE_DAY and window.first > start:
            gaps.append(Stretch(covered + ONE_DAY, min(window.first - ONE_DAY, end)))
        twice = (max(window.first, start), min(window.last, covered, end))
        if before is not None and twice[0] <= twice[1]:
            overlaps.append(Stretch(*twice, (before.round_on, window.round_on)))
        if window.last > covered:
            covered, before = window.last, window
    if covered < end:
        gaps.append(Stretch(covered + ONE_DAY, end))
    return Strip(year, windows, gaps, overlaps)


def _usual_around(day: date) -> Iterable[date]:
    years = [year for year in (day.year - 1, day.year, day.year + 1) if year >= FIRST_YEAR]
    return [each for year in years for each in badges.rounds(year)]


def _days_of(round_on: date, own: Sequence[str]) -> tuple[date, date]:
    parts = [MONTH_DAY.fullmatch(str(text)) for text in own]
    if len(parts) != 2 or None in parts:
        raise TongketError("badge-coverage-not-understood", round=f"{round_on:%d/%m}", text=", ".join(map(str, own)))
    try:
        last = _on_or_before(round_on, int(parts[1][1]), int(parts[1][2]))  # type: ignore[index]
        first = _on_or_before(last, int(parts[0][1]), int(parts[0][2]))  # type: ignore[index]
    except ValueError as wrong:
        text = ", ".join(map(str, own))
        raise TongketError("badge-coverage-not-understood", round=f"{round_on:%d/%m}", text=text) from wrong
    return first, last


def _on_or_before(day: date, month: int, of_month: int) -> date:
    found = date(day.year, month, of_month)
    return found if found <= day else date(day.year - 1, month, of_month)
