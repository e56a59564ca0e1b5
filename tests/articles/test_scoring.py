"""The scorer of the annotated articles, by small examples."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.articles.scoring import Fact, agrees, comparable, matches, score


def fact(kind: str, value: object, **attributes: object) -> Fact:
    return {"kind": kind, "value": value, "quote": "x", "at": 0, **attributes}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (2, "2"),
        ("8.6280", "8.628"),
        (["45", 50], [50, 45]),
        ([60], 60),
        ("30 – 35", "30-35"),
        ("Xã A", "xã a"),
        (True, 1),
    ],
)
def test_values_are_compared_by_what_they_mean(one: object, other: object) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"), [(2, "2.1"), ("1.0000012", "1.000002"), ([45], [45, 50]), ("a", "b"), (0, None)]
)
def test_other_values_differ(one: object, other: object) -> None:
    assert comparable(one) != comparable(other)


def test_the_whole_counts_only_where_the_annotation_has_it() -> None:
    found = fact("attendance", "149", of="191")
    assert agrees(found, fact("attendance", 149), strictly=True)
    assert not agrees(found, fact("attendance", 149, of=190), strictly=False)
    assert not agrees(fact("attendance", "149", of=None), fact("attendance", 149, of=191), strictly=False)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        (fact("badge_award", 1, years=60), fact("badge_award", "1", years=[60]), True),
        (fact("badge_award", 1, years=60), fact("badge_award", "1", years=[65]), False),
        (fact("badge_award", 1, years=60), fact("badge_award", "1", years=[60], posthumous=True), False),
        (fact("member_rating", 9, level="tot"), fact("member_rating", "9", level="tot", subject="can_bo"), False),
        (fact("inspection", 2, unit="cuoc"), fact("inspection", "2", unit="cuoc", actor="ubkt"), False),
        (
            fact("indicator_value", 5, indicator="other_code"),
            fact("indicator_value", "5", indicator="food_output"),
            True,
        ),
        (fact("indicator_value", 5, indicator="food_output"), fact("indicator_value", "5", indicator="x"), False),
        (fact("indicator_growth", 5, unit="%", vs="plan"), fact("indicator_growth", "5", unit="%"), True),
        (fact("indicator_growth", 5, unit="%", vs="plan"), fact("indicator_growth", "5", unit="%", vs="2022"), True),
        (
            fact("indicator_growth", 5, unit="%", vs="plan"),
            fact("indicator_growth", "5", unit="%", vs="term_start"),
            False,
        ),
        (fact("indicator_growth", 5, unit="%"), fact("indicator_growth", "5", unit="tấn"), False),
        (fact("members_total", 5), fact("members_total", "5", approx="min"), False),
        (fact("members_total", 5, approx=None), fact("members_total", "5", approx=None), True),
    ],
)
def test_the_strict_count_asks_for_what_the_number_means(gold: Fact, found: Fact, right: bool) -> None:
    assert agrees(found, gold, strictly=True) is right
    assert agrees(found, gold, strictly=False)


def test_an_annotation_takes_the_nearest_fact_and_no_fact_is_taken_twice() -> None:
    gold = [fact("cells_total", 3, at=10), fact("cells_total", 3, at=90)]
    found = [fact("cells_total", "3", at=80), fact("cells_total", "3", at=12)]
    assert matches(gold, found, strictly=True) == {0: 1, 1: 0}
    assert matches(gold, found[:1], strictly=True) == {0: 0}


def test_derived_facts_may_be_found_or_not() -> None:
    annotated = [fact("attendance", 149), fact("members_total", 191, derived="a whole")]
    for found in ([fact("attendance", "149")], [fact("attendance", "149"), fact("members_total", "191")]):
        assert score({"a": (annotated, found)}).strict.f1 == 1


def test_the_outcome_counts_over_all_texts_and_names_what_is_missing_and_wrong() -> None:
    outcome = score(
        {
            "a": ([fact("cells_total", 3), fact("elected", 9, body="BCH")], [fact("cells_total", "3")]),
            "b": ([fact("term", "2020-2025")], [fact("term", "2020 - 2025"), fact("ranking", "1")]),
        }
    )
    assert (outcome.strict.precision, outcome.strict.recall, outcome.strict.f1) == (Decimal("0.6667"),) * 3
    assert outcome.missing == ("a: elected 9 «x»",)
    assert outcome.wrong == ("b: ranking 1 «x»",)
    assert (outcome.kinds["elected"].annotated, outcome.kinds["elected"].right) == (1, 0)


def test_nothing_annotated_and_nothing_found_is_a_score_of_nought() -> None:
    assert score({}).strict.f1 == 0
