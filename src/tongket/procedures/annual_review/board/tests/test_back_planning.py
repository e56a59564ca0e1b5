"""The calendar of a round is planned back from the conference, by working days and the office's own deadlines."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tongket.procedures.annual_review.board.back_planning import (
    STEPS,
    USUAL_DAYS,
    Deadline,
    days_left,
    least_days,
    plan_round,
    working_days,
)
from tongket.rules.decision import Certainty, Citation
from tongket.rules.holidays import WEEKENDS_ALONE, public_holidays

OPENED, CONFERENCE = date(2026, 11, 20), date(2027, 1, 8)
CITED = Citation("LOCAL", "15-KH/ĐU", date(2026, 11, 18), "Đảng ủy xã Mẫu", Certainty.VERIFIED)
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))


def codes(plan):
    """What is wrong with a plan, beside holidays that are not known."""
    return [finding.code for finding in plan.findings if finding.code != "review-calendar-holidays"]


def test_the_last_step_ends_on_the_day_of_the_conference_and_each_before_the_next():
    plan = plan_round(OPENED, CONFERENCE, public_holidays())
    assert plan.steps[-1].last == CONFERENCE
    assert all(one.last < other.first for one, other in pairwise(plan.steps))
    assert [each.step for each in plan.steps] == list(STEPS)
    assert [each.days for each in plan.steps] == list(USUAL_DAYS.values())


def test_a_conference_on_a_sunday_ends_the_work_on_the_friday_before():
    plan = plan_round(OPENED, date(2026, 12, 20), WEEKENDS_ALONE)
    assert plan.steps[-1].last == date(2026, 12, 18)


def test_holidays_and_weekends_are_no_days_of_a_step():
    plan = plan_round(date(2025, 12, 1), date(2026, 1, 9), public_holidays())
    edges = [day for each in plan.steps for day in (each.first, each.last)]
    assert all(public_holidays().works_on(day) for day in edges)
    assert date(2026, 1, 1) not in edges


def test_the_days_before_the_first_step_are_in_hand():
    plan = plan_round(OPENED, CONFERENCE, WEEKENDS_ALONE)
    whole = len(working_days(OPENED, CONFERENCE, WEEKENDS_ALONE))
    assert plan.spare == whole - sum(USUAL_DAYS.values())


def test_where_time_is_short_the_longest_steps_are_shortened():
    plan = plan_round(date(2026, 12, 1), date(2026, 12, 16), WEEKENDS_ALONE)
    assert (plan.spare, codes(plan)) == (0, [])
    assert sum(each.days for each in plan.steps) == 12
    assert max(each.days for each in plan.steps) == 2


def test_a_round_opened_too_late_says_so():
    plan = plan_round(date(2026, 12, 14), date(2026, 12, 16), WEEKENDS_ALONE)
    assert codes(plan) == ["review-calendar-short"]
    assert {each.last for each in plan.steps} == {date(2026, 12, day) for day in (14, 15, 16)}


def test_a_round_without_a_working_day_has_no_steps():
    plan = plan_round(date(2026, 12, 19), date(2026, 12, 20), WEEKENDS_ALONE)
    assert (plan.steps, codes(plan)) == ((), ["review-calendar-short"])


def test_a_deadline_of_the_office_ends_its_step_and_is_cited():
    deadlines = {"proposed": Deadline(date(2026, 12, 15), CITED)}
    plan = plan_round(OPENED, CONFERENCE, WEEKENDS_ALONE, deadlines=deadlines)
    proposed = plan.of("proposed")
    assert proposed.last == date(2026, 12, 15)
    assert proposed.deadline.citation == CITED
    assert plan.of("voted").last < proposed.first
    assert plan.of("appraised").first > date(2026, 12, 15)


def test_a_deadline_outside_the_round_is_left_out_and_told():
    deadlines = {"decided": Deadline(date(2027, 2, 1), CITED)}
    plan = plan_round(OPENED, CONFERENCE, WEEKENDS_ALONE, deadlines=deadlines)
    assert codes(plan) == ["review-calendar-deadline-outside"]
    assert plan.of("decided").deadline is None


def test_deadlines_that_cross_are_told():
    deadlines = {
        "persons_reviewed": Deadline(date(2026, 12, 18), CITED),
        "proposed": Deadline(date(2026, 12, 4), CITED),
    }
    plan = plan_round(OPENED, CONFERENCE, WEEKENDS_ALONE, deadlines=deadlines)
    assert codes(plan) == ["review-calendar-deadline-crossed"]
    assert plan.of("persons_reviewed").last == date(2026, 12, 18)


def test_years_without_known_holidays_are_told():
    [finding] = plan_round(OPENED, CONFERENCE, public_holidays()).findings
    assert (finding.code, finding.arguments["years"]) == ("review-calendar-holidays", "2027")


def test_steps_that_are_left_out_take_no_days():
    steps = [step for step in STEPS if step != "appraised"]
    plan = plan_round(OPENED, CONFERENCE, WEEKENDS_ALONE, steps=steps)
    assert plan.of("appraised") is None
    assert plan.of("proposed").last == working_days(OPENED, CONFERENCE, WEEKENDS_ALONE)[-5]


@pytest.mark.parametrize(
    ("unit_type", "year", "least"),
    [("subordinate_cell", 2026, 1), ("province_organization", 2026, 2), ("province_organization", 2023, 1)],
)
def test_a_review_takes_a_day_at_least_and_two_in_a_province(unit_type, year, least):
    assert least_days(unit_type, year)[0] == least


def test_the_review_is_never_shortened_below_its_least_days():
    plan = plan_round(date(2026, 12, 1), date(2026, 12, 14), WEEKENDS_ALONE, least=2)
    assert plan.of("collective_reported").days == 2
    assert plan.of("persons_reviewed").days == 2


def test_days_in_hand_count_today_and_go_below_zero_when_they_are_over():
    friday = date(2026, 12, 11)
    assert days_left(friday, date(2026, 12, 10), WEEKENDS_ALONE) == 2
    assert days_left(friday, friday, WEEKENDS_ALONE) == 1
    assert days_left(friday, date(2026, 12, 13), WEEKENDS_ALONE) == 0
    assert days_left(friday, date(2026, 12, 14), WEEKENDS_ALONE) == -1


def test_a_step_is_late_from_the_day_after_its_last():
    plan = plan_round(OPENED, CONFERENCE, WEEKENDS_ALONE)
    last = plan.of("voted").last
    assert not plan.is_late("voted", last)
    assert plan.is_late("voted", last + timedelta(days=1))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(DAYS, st.integers(0, 90), st.dictionaries(st.sampled_from(STEPS), st.integers(-5, 95), max_size=3))
def test_every_plan_stays_inside_the_round_in_the_order_of_the_steps(opened, length, given_days):
    conference = opened + timedelta(days=length)
    deadlines = {step: Deadline(opened + timedelta(days=day), CITED) for step, day in given_days.items()}
    plan = plan_round(opened, conference, WEEKENDS_ALONE, deadlines=deadlines)
    assert all(opened <= each.first <= each.last <= conference for each in plan.steps)
    assert all(one.last <= other.last and one.first <= other.first for one, other in pairwise(plan.steps))
    if "review-calendar-short" not in codes(plan):
        assert all(one.last < other.first for one, other in pairwise(plan.steps))
