"""Months, years, terms and working days between days. Pure calendar: no clock."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tongket.rules.errors import TongketError
from tongket.rules.holidays import Calendar, public_holidays
from tongket.rules.notation import normalise

TERM = re.compile(r"(\d{4})\s*[-–—/]\s*(\d{4})")


@dataclass(frozen=True)
class Term:
    """A term of a committee, by its first and last year."""

    first_year: int
    last_year: int

    def __str__(self) -> str:
        return f"{self.first_year}-{self.last_year}"

    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)


def parse_term(text: str) -> Term:
    """Reads "2020-2025". Raises `term-not-understood`, also where the years do not follow each other."""
    found = TERM.fullmatch(normalise(text))
    if not found or not 1 <= int(found[2]) - int(found[1]) <= 6:
        raise TongketError("term-not-understood", text=text)
    return Term(int(found[1]), int(found[2]))


def add_months(day: date, months: int) -> date:
    """The same day `months` later (earlier if negative); a day the month lacks becomes its last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_months_between(start: date, end: date) -> int:
    """Full months from `start` to `end`: the most months one can add to `start` without passing `end`.

    Negative where `end` lies before `start`.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def latest_start(months: int, on: date) -> date:
    """The latest day from which at least `months` whole months have passed on `on`."""
    day = add_months(on, -months)
    while whole_months_between(day + timedelta(days=1), on) >= months:
        day += timedelta(days=1)
    return day


def whole_years_between(start: date, end: date) -> int:
    """Full years from `start` to `end`; a birthday on 29/02 falls on 28/02 in other years."""
    return whole_months_between(start, end) // 12


def year_span(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def report_year(held_on: date) -> int:
    """The year a year-end conference on `held_on` reports: one held in January to June looks back.

    A proposal for the form, which keeps the year the office enters.
    """
    return held_on.year - 1 if held_on.month <= 6 else held_on.year


def add_working_days(day: date, count: int, calendar: Calendar | None = None) -> date:
    """The `count`-th working day after `day`, weekends and public holidays left out, exchanged Saturdays counted.

    A year whose holidays are not known leaves out weekends alone: ask `calendar.unknown_years`.
    """
    known = calendar or public_holidays()
    passed = day
    while count > 0:
        passed += timedelta(days=1)
        if known.works_on(passed):
            count -= 1
    return passed


def working_days_between(start: date, end: date, calendar: Calendar | None = None) -> int:
    """The working days after `start` up to and with `end`; negative where `end` lies before `start`."""
    known = calendar or public_holidays()
    first, last = sorted((start, end))
    count = sum(known.works_on(first + timedelta(days=step)) for step in range(1, (last - first).days + 1))
    return count if start <= end else -count
