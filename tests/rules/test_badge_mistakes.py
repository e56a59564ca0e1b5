"""What other programs get wrong about badges, case by case, in the words of the rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tongket.rules import badges
from tongket.rules.badge_rounds import answers
from tongket.rules.badge_windows import window_of
from tongket.rules.badges import Discipline, Interruption, MemberBadgeFacts

ROUND = date(2026, 9, 2)


def told(decided_on, on=ROUND, **more):
    facts = MemberBadgeFacts(decided_on, more.pop("official_on", decided_on + timedelta(days=400)), **more)
    return {each.level: each for each in answers(facts, window_of(on))}


def eligible(decided_on, on=ROUND, **more):
    return [level for level, each in told(decided_on, on, **more).items() if each.eligible]


def codes(level, decided_on, on=ROUND, **more):
    return [finding.code for finding in told(decided_on, on, **more)[level].against]


def test_thirty_five_years_bring_no_badge_and_eighty_five_and_ninety_do():
    assert 35 not in told(date(1991, 6, 1))
    assert {85, 90} <= set(told(date(1936, 6, 1)))


def test_the_four_rounds_are_3_february_19_may_2_september_and_7_november():
    assert [(day.day, day.month) for day in badges.rounds(2026)] == [(3, 2), (19, 5), (2, 9), (7, 11)]


def test_party_age_counts_from_the_admission_decision_and_not_from_the_official_day():
    assert eligible(date(1996, 9, 1), official_on=date(1997, 9, 20)) == [30]


def test_only_an_official_member_is_awarded():
    assert codes(30, date(1996, 6, 1), official_on=None) == ["badge-not-official"]
    assert codes(30, date(1996, 6, 1), official_on=date(2026, 9, 3)) == ["badge-not-official"]


def test_one_day_short_is_short_though_year_and_month_agree():
    assert (eligible(date(1996, 9, 2)), eligible(date(1996, 9, 3))) == ([30], [])


def test_an_interruption_is_taken_out():
    gap = [Interruption(date(2000, 6, 1), date(2004, 6, 1))]
    assert eligible(date(1992, 9, 2), interruptions=gap) == [30]
    assert eligible(date(1992, 9, 3), interruptions=gap) == []


def test_who_was_admitted_on_a_leap_day_reaches_the_years_on_the_last_of_february():
    assert eligible(date(1996, 2, 29), on=date(2026, 2, 28)) == [30]
    assert eligible(date(1996, 2, 29), on=date(2026, 2, 27)) == []


@pytest.mark.parametrize(
    ("level", "short", "allowed"), [(30, 12, True), (65, 13, False), (70, 24, True), (90, 25, False)]
)
def test_the_gravely_ill_may_have_it_12_months_early_and_24_from_70_years_on(level, short, allowed):
    assert (not badges.may_be_early(level, short, ROUND).findings) == allowed


def test_after_death_it_may_come_12_months_early_since_2021():
    assert not badges.may_be_early(75, 12, ROUND, posthumous=True).findings
    assert badges.may_be_early(75, 13, ROUND, posthumous=True).findings
    assert badges.may_be_early(75, 1, date(2020, 9, 2), posthumous=True).findings


@pytest.mark.parametrize(
    ("form", "until"), [("reprimand", (2026, 9, 2)), ("warning", (2026, 12, 2)), ("dismissal", (2027, 3, 2))]
)
def test_after_discipline_one_waits_6_9_or_12_months(form, until):
    assert badges.bar_ends_on(form, date(2026, 3, 2)) == date(*until)


def test_after_the_bar_the_cell_has_to_recognise_the_correction():
    over = Discipline("reprimand", date(2026, 1, 5))
    assert codes(30, date(1996, 6, 1), disciplines=[over]) == ["badge-correction-not-recognised"]
    recognised = Discipline("reprimand", date(2026, 1, 5), date(2026, 7, 20))
    assert eligible(date(1996, 6, 1), disciplines=[recognised]) == [30]


def test_a_member_moving_away_stays_on_the_list_of_the_organisation_left():
    assert eligible(date(1996, 6, 1), moved_away_on=date(2026, 8, 1)) == [30]
    assert codes(30, date(1996, 6, 1), came_on=date(2026, 8, 2)) == ["badge-sender-awards"]


def test_an_overdue_badge_still_shows():
    assert told(date(1990, 1, 1))[30].overdue
    assert told(date(1990, 1, 1))[30].eligible


def test_lower_badges_never_ticked_still_show_beside_the_highest():
    found = told(date(1976, 6, 1), awarded=[40])
    assert {level: each.overdue for level, each in found.items()} == {50: False, 45: True, 30: True}
