"""Public holidays and working days: the days held are those of the moon and of the law."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.moon import hung_kings, lunar_new_year
from tongket.rules import periods
from tongket.rules.decision import Certainty
from tongket.rules.holidays import WEEKENDS_ALONE, public_holidays
from tongket.rules.load import value_files

YEARS = range(2016, 2027)
DAYS = st.dates(date(2015, 6, 1), date(2027, 6, 30))


def held(holiday: str, year: int) -> tuple[date, date]:
    periods_held = value_files()["calendar/public_holidays"].periods
    [entry] = [
        entry
        for period in periods_held
        if period.valid_from.year == year
        for entry in period.value
        if entry["holiday"] == holiday
    ]
    return entry["from"], entry["until"]


@pytest.mark.parametrize("year", YEARS)
def test_the_lunar_new_year_holds_its_eve_and_its_first_three_days(year):
    first, (start, end) = lunar_new_year(year), held("lunar_new_year", year)
    assert start <= first - timedelta(days=1)
    assert first + timedelta(days=2) <= end


@pytest.mark.parametrize("year", YEARS)
def test_the_lunar_new_year_is_free_on_five_working_days(year):
    start, end = held("lunar_new_year", year)
    assert sum((start + timedelta(days=step)).weekday() < 5 for step in range((end - start).days + 1)) == 5


@pytest.mark.parametrize("year", YEARS)
def test_the_day_of_the_hung_kings_is_the_tenth_of_the_third_lunar_month(year):
    assert held("hung_kings", year)[0] == hung_kings(year)


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_the_free_weekdays_of_its_law_besides_those_exchanged(year):
    calendar = public_holidays()
    swaps = value_files()["calendar/swapped_days"].periods
    swapped = {pair["free"] for period in swaps for pair in period.value}
    free = [day for day in calendar.free - swapped if day.year == year and day.weekday() < 5]
    assert len(free) == 10 + (year >= 2021) + (year >= 2026)


def test_every_exchanged_day_is_a_weekday_for_a_saturday():
    pairs = [pair for period in value_files()["calendar/swapped_days"].periods for pair in period.value]
    assert {(pair["free"].weekday() < 5, pair["worked"].weekday()) for pair in pairs} == {(True, 5)}


def test_an_exchanged_saturday_is_worked():
    assert public_holidays().works_on(date(2024, 5, 4))
    assert not public_holidays().works_on(date(2024, 4, 29))


def test_a_year_without_holidays_leaves_out_weekends_alone_and_says_so():
    calendar, start = public_holidays(), date(2030, 8, 30)
    assert periods.add_working_days(start, 2) == periods.add_working_days(start, 2, WEEKENDS_ALONE)
    assert calendar.unknown_years(start, date(2031, 1, 1)) == (2030, 2031)
    assert calendar.certainty(start, start) is Certainty.UNVERIFIED


def test_working_days_rest_on_the_law_of_their_year():
    cited = {citation.document for citation in public_holidays().citations(date(2026, 6, 1), date(2026, 9, 10))}
    assert cited == {"BLLD_2019", "NQ28_2026", "TB9441_2025"}


@given(DAYS, st.integers(0, 80))
def test_counting_working_days_back_gives_what_was_added(start, count):
    assert periods.working_days_between(start, periods.add_working_days(start, count)) == count


@given(DAYS, DAYS)
def test_working_days_backwards_are_those_forwards_the_other_way(one, other):
    assert periods.working_days_between(one, other) == -periods.working_days_between(other, one)
