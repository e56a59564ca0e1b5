"""Public holidays and exchanged working days by year: which days an office works. Pure calendar: no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tongket.rules.decision import Certainty, Citation
from tongket.rules.load import DatedValue, value_files

WEEKEND = 5
SURENESS = (Certainty.UNVERIFIED, Certainty.SECOND_HAND, Certainty.VERIFIED)


@dataclass(frozen=True)
class Calendar:
    """The days that differ from the week: `free` weekdays, `worked` Saturdays, and what each period rests on.

    `known` holds the periods for which holidays are known, with their citation.
    """

    free: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    known: Sequence[tuple[date, date, Citation]] = ()
    exchanged: Mapping[date, Citation] | None = None

    def works_on(self, day: date) -> bool:
        """Does an office that rests on Saturdays and Sundays work on `day`?"""
        return day in self.worked or (day.weekday() < WEEKEND and day not in self.free)

    def unknown_years(self, start: date, end: date) -> tuple[int, ...]:
        """The years from `start` to `end` whose holidays are not known: there weekends alone are left out."""
        years = {day.year for first, last, _ in self.known for day in (first, last)}
        return tuple(year for year in range(start.year, end.year + 1) if year not in years)

    def citations(self, start: date, end: date) -> tuple[Citation, ...]:
        """What the days from `start` to `end` rest on."""
        rests = [citation for first, last, citation in self.known if first <= end and start <= last]
        swaps = [citation for day, citation in (self.exchanged or {}).items() if start <= day <= end]
        return tuple(dict.fromkeys([*rests, *swaps]))

    def certainty(self, start: date, end: date) -> Certainty:
        """How sure the working days from `start` to `end` are: as the least sure of what they rest on."""
        if self.unknown_years(start, end):
            return Certainty.UNVERIFIED
        return weakest(citation.certainty for citation in self.citations(start, end))


WEEKENDS_ALONE = Calendar()


@cache
def public_holidays() -> Calendar:
    """The Vietnamese calendar of offices, from `values/calendar`."""
    holidays = value_files()["calendar/public_holidays"].periods
    swaps = value_files()["calendar/swapped_days"].periods
    free = {day for period in holidays for entry in period.value for day in _days(entry)}
    pairs = [(pair, period.citation) for period in swaps for pair in period.value]
    return Calendar(
        frozenset(free | {pair["free"] for pair, _ in pairs}),
        frozenset(pair["worked"] for pair, _ in pairs),
        tuple((period.valid_from, _last_day(period), period.citation) for period in holidays),
        {day: citation for pair, citation in pairs for day in (pair["free"], pair["worked"])},
    )


def weakest(certainties: Iterable[Certainty]) -> Certainty:
    """The least sure of several certainties; verified where there is none to doubt."""
    return min(certainties, key=SURENESS.index, default=Certainty.VERIFIED)


def _days(entry: Mapping[str, date]) -> list[date]:
    length = (entry["until"] - entry["from"]).days
    return [entry["from"] + timedelta(days=step) for step in range(length + 1)]


def _last_day(period: DatedValue) -> date:
    if period.valid_until is None:
        raise ValueError(f"{period.id}: holidays are known year by year, each with its last day")
    return period.valid_until
