"""Exact ratios of targets, years in a row of awards, and how inspections are counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.rules import inspections, organizations, targets, vocabulary
from tongket.rules.targets import Status

NUMBERS = st.decimals(min_value=-(10**6), max_value=10**6, places=3)


def test_a_ratio_is_exact():
    assert targets.ratio(1, 3) == Fraction(100, 3)


@pytest.mark.parametrize(("result", "base"), [(None, 5), (5, None), (5, 0)])
def test_a_ratio_of_what_is_missing_is_missing(result, base):
    assert targets.ratio(result, base) is None
    assert targets.growth(result, base) is None


def test_growth_is_the_ratio_less_a_hundred():
    assert targets.growth(Decimal("112.9"), 100) == Fraction("12.9")


def test_the_plan_behind_a_published_share_is_implied():
    plan = targets.implied(Decimal("370.740"), Decimal("104.7"))
    assert targets.shown(plan, 1) == Decimal("354.1")


def test_nothing_is_implied_by_a_share_of_zero():
    assert targets.implied(5, 0) is None


@pytest.mark.parametrize(("value", "expected"), [("2.25", "2.3"), ("-2.25", "-2.3"), ("2.24", "2.2"), ("0", "0.0")])
def test_a_ratio_is_shown_rounded_half_up(value, expected):
    assert targets.shown(Fraction(value), 1) == Decimal(expected)


@given(NUMBERS, NUMBERS)
def test_lower_is_better_mirrors_higher_is_better(plan, result):
    assert targets.status("lower", plan, result) == targets.status("higher", -plan, -result)


def test_met_and_exceeded_are_reached_together():
    counted = targets.count([Status.MET, Status.EXCEEDED, Status.NOT_MET, Status.UNKNOWN])
    assert (counted.total, counted.reached, counted.not_met, counted.unknown) == (4, 2, 1, 1)


def test_every_common_indicator_uses_words_of_the_form():
    rows = targets.indicators(date(2023, 12, 31))
    assert {row.direction for row in rows} <= set(vocabulary.identifiers("target_direction"))
    assert {row.group for row in rows} == set(vocabulary.identifiers("target_group"))


@pytest.mark.parametrize(("rule", "expected"), [("one_decision", 2), ("one_per_subject", 4)])
def test_cases_are_counted_by_decision_or_by_subject(rule, expected):
    assert inspections.count_cases([3, 0], rule) == expected


def test_an_unknown_rule_of_counting_is_refused():
    with pytest.raises(ValueError, match="unknown rule"):
        inspections.count_cases([1], "by_feeling")


def test_kinds_and_actors_are_the_words_of_the_form():
    assert inspections.kinds(date(2026, 5, 1)) == vocabulary.identifiers("inspection_kind")


def test_signs_of_violation_are_not_planned():
    planned = [
        inspections.is_planned(f"{kind}_inspection", date(2026, 5, 1)) for kind in ("thematic", "signs_of_violation")
    ]
    assert planned == [True, False]


def test_forms_of_discipline_stand_lightest_first():
    assert inspections.discipline_forms("official", date(2023, 5, 1))[0] == "reprimand"


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2025, 8, 1), date(2026, 8, 1)])
def test_every_type_in_use_is_a_word_of_the_form(day):
    offered = set(vocabulary.identifiers("organization_type"))
    assert set(organizations.types_in_use(day)) <= offered
