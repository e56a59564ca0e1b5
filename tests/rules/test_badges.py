"""The cut-off by which a query selects and the answer for one member say the same, on every day."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tongket.rules import badges
from tongket.rules.errors import TongketError

ROUNDS = st.dates(date(2016, 7, 25), date(2035, 12, 31))
DECISIONS = st.dates(date(1930, 1, 1), date(2006, 12, 31))


@given(DECISIONS, ROUNDS, st.sampled_from(badges.levels(date(2023, 11, 7))))
@example(date(1992, 2, 29), date(2022, 2, 28), 30)
@example(date(1992, 3, 1), date(2022, 2, 28), 30)
@example(date(1993, 2, 28), date(2023, 2, 28), 30)
def test_cutoff_and_explanation_agree(decided_on, round_on, level):
    facts = badges.MemberBadgeFacts(decided_on, decided_on)
    answer = badges.explain(facts, round_on)
    reached = {answer.level, *answer.overdue}
    assert (level in reached) == (decided_on <= badges.level_cutoff(level, round_on))


@given(DECISIONS, ROUNDS, DECISIONS, DECISIONS)
def test_an_interruption_never_adds_party_age(decided_on, on, one, other):
    gap = badges.Interruption(min(one, other), max(one, other))
    with_gap = badges.party_age_months(decided_on, [gap], on)
    assert 0 <= with_gap <= max(0, badges.party_age_months(decided_on, [], on))


def test_an_interruption_that_lasts_counts_up_to_the_day_asked_for():
    gap = badges.Interruption(date(2020, 1, 1), date(2030, 1, 1))
    assert badges.party_age_months(date(2010, 1, 1), [gap], date(2025, 1, 1)) == 120


def test_days_of_an_interruption_count_as_days():
    gap = badges.Interruption(date(2020, 1, 1), date(2020, 2, 11))
    assert badges.counted_from(date(2010, 1, 1), [gap], date(2025, 1, 1)) == date(2010, 2, 11)


def test_a_badge_of_35_years_does_not_exist():
    assert 35 not in badges.levels(date(2023, 11, 7))


def test_an_unknown_level_names_the_levels_there_are():
    with pytest.raises(TongketError) as refused:
        badges.level_cutoff(35, date(2023, 11, 7))
    assert "30, 40, 45" in refused.value.arguments["levels"]


def test_there_are_four_rounds_a_year():
    assert badges.rounds(2023) == (date(2023, 2, 3), date(2023, 5, 19), date(2023, 9, 2), date(2023, 11, 7))


def test_a_badge_already_awarded_is_not_due_again():
    facts = badges.MemberBadgeFacts(date(1990, 1, 1), date(1991, 1, 1), awarded=(30,))
    assert not badges.explain(facts, date(2023, 11, 7)).eligible


def test_a_member_who_is_due_is_eligible():
    facts = badges.MemberBadgeFacts(date(1990, 1, 1), date(1991, 1, 1))
    assert badges.explain(facts, date(2023, 11, 7)).eligible


def test_a_discipline_from_before_the_known_rules_stands_against_nothing():
    old = badges.Discipline("warning", date(2010, 5, 1))
    facts = badges.MemberBadgeFacts(date(1990, 1, 1), date(1991, 1, 1), disciplines=(old,))
    assert badges.explain(facts, date(2023, 11, 7)).eligible


def test_an_expelled_member_is_never_considered_again():
    assert badges.bar_ends_on("expulsion", date(2022, 5, 1)) == date.max


def test_the_money_of_a_badge_cites_both_documents():
    _, citations = badges.reward_amount(30, date(2023, 11, 7))
    assert [citation.document for citation in citations] == ["HD56_2015", "ND24_2023"]


def test_the_explanation_cites_where_party_age_begins():
    answer = badges.explain(badges.MemberBadgeFacts(date(1990, 1, 1), date(1991, 1, 1)), date(2023, 11, 7))
    assert str(answer.decision.citations[0]) == "Điều lệ Đảng ngày 19/01/2011, Điều 5, khoản 4"


def birthday(born_on, years):
    """The day someone is `years` old, by the calendar's years alone."""
    leap_day_missing = (born_on.month, born_on.day) == (2, 29) and not isleap(born_on.year + years)
    return born_on.replace(year=born_on.year + years, day=28 if leap_day_missing else born_on.day)


def test_a_count_by_birthdays_gives_the_same_cut_off_on_every_day_from_2016_to_2035():
    on = date(2016, 7, 25)
    while on.year < 2036:
        for level in (30, 45, 90):
            cutoff = badges.level_cutoff(level, on)
            assert birthday(cutoff, level) <= on < birthday(cutoff + timedelta(days=1), level)
        on += timedelta(days=1)
