"""Months, terms and working days between days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.rules import periods
from tongket.rules.errors import TongketError

DAYS = st.dates(date(1930, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(-600, 600))
def test_adding_months_and_counting_them_agree(day, months):
    later = periods.add_months(day, months)
    assert periods.whole_months_between(day, later) == months


@given(DAYS, DAYS)
def test_no_further_month_fits_between_two_days(start, end):
    months = periods.whole_months_between(start, end)
    assert periods.add_months(start, months) <= end < periods.add_months(start, months + 1)


@given(DAYS, st.integers(0, 1100))
def test_the_latest_start_is_the_last_day_that_reaches_the_months(on, months):
    latest = periods.latest_start(months, on)
    following = date.fromordinal(latest.toordinal() + 1)
    assert periods.whole_months_between(latest, on) >= months > periods.whole_months_between(following, on)


def test_a_month_ends_on_the_same_day_and_not_before():
    assert [periods.whole_months_between(date(2023, 7, 15), date(2023, 12, day)) for day in (14, 15)] == [4, 5]


def test_the_end_of_january_plus_a_month_is_the_end_of_february():
    assert periods.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)


def test_someone_born_on_a_leap_day_is_a_year_older_at_the_end_of_february():
    assert periods.whole_years_between(date(2004, 2, 29), date(2022, 2, 28)) == 18


@pytest.mark.parametrize("text", ["2020-2025", " 2020 – 2025 ", "2020/2025"])
def test_a_term_is_read_by_its_two_years(text):
    assert periods.parse_term(text) == periods.Term(2020, 2025)


@pytest.mark.parametrize("text", ["2020", "2025-2020", "2020-2030", "nhiệm kỳ này"])
def test_a_term_that_is_none_is_refused(text):
    with pytest.raises(TongketError) as refused:
        periods.parse_term(text)
    assert refused.value.code == "term-not-understood"


def test_a_term_lists_its_years():
    assert list(periods.Term(2020, 2022).years()) == [2020, 2021, 2022]


def test_a_conference_in_january_reports_the_year_before():
    days = [date(2024, 1, 12), date(2023, 12, 19)]
    assert [periods.report_year(day) for day in days] == [2023, 2023]


def test_working_days_leave_out_weekends_and_the_new_year():
    friday = date(2023, 12, 29)
    assert periods.add_working_days(friday, 1) == date(2024, 1, 2)


def test_a_year_spans_its_first_and_last_day():
    assert periods.year_span(2023) == (date(2023, 1, 1), date(2023, 12, 31))
