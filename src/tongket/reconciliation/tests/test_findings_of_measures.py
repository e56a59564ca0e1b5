"""Amounts, units and indicators held against recorded figures."""

from __future__ import annotations

import pytest

from tongket.reconciliation.facts import Reading, SetAside, Span
from tongket.reconciliation.findings.check import held
from tongket.reconciliation.findings.checked import Severity, State
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.reconciliation.tests.recorded import LEDGER, SERIES, check, recorded, state, stated
from tongket.reconciliation.tests.stated import UNIT, says


@pytest.mark.parametrize(("printed", "unit", "expected"), [
    ("370,74", "tỷ đồng", State.AGREES), ("370.740", "triệu đồng", State.AGREES),
    ("370,74", "triệu đồng", State.DIFFERS),
])  # fmt: skip
def test_an_amount_is_compared_in_the_unit_of_the_text(printed, unit, expected):
    value = printed.replace(".", "").replace(",", ".")
    text = f"Giá trị sản xuất {printed} {unit}."
    assert stated(text, printed, "indicator_value", value, unit=unit, indicator="production_value")[0] is expected


def test_a_three_digit_decimal_may_be_thousands():
    text = "Giá trị sản xuất 370,740 tỷ đồng."
    words = {"unit": "tỷ đồng", "indicator": "production_value", "decimal_ambiguous": True}
    assert stated(text, "370,740", "indicator_value", "370.740", **words)[0] is State.AGREES


def test_a_percentage_in_place_of_an_amount_has_the_wrong_unit():
    text = "Giá trị sản xuất 370,74%."
    [found] = check(
        text, says(text, "370,74", "indicator_value", "370.74", unit="%", indicator="production_value")
    ).findings
    assert found.code == "stated-unit-differs"


def test_a_percentage_cut_off_is_accepted_and_noted():
    text = "Sản xuất tăng 12,8% so với cùng kỳ."
    change = says(text, "12,8%", "indicator_growth", "12.8", unit="%", indicator="production_value", vs="same_period")
    done = check(text, change)
    assert (done.facts[0].state, done.findings[0].code) == (State.AGREES, "stated-truncated")


def test_an_excess_over_the_plan_is_the_ratio_less_a_hundred():
    text = "Sản xuất vượt 4,7% kế hoạch."
    assert (
        stated(text, "4,7%", "indicator_growth", "4.7", unit="%", indicator="production_value", vs="plan")[0]
        is State.AGREES
    )


def test_growth_against_the_year_before_is_the_same_period():
    text = "Sản xuất tăng 12,9% so với năm 2022."
    assert (
        stated(text, "12,9%", "indicator_growth", "12.9", unit="%", indicator="production_value", vs="2022")[0]
        is State.AGREES
    )


def test_an_indicator_is_found_by_the_table_of_names():
    found = stated(
        "Gia đình văn hóa đạt 91,2%.", "91,2%", "indicator_value", "91.2", unit="%", indicator="cultural_family"
    )
    assert found[:2] == (State.AGREES, "indicators.value?indicator=ty-le-gia-dinh-van-hoa")


def test_an_indicator_without_a_name_in_the_table_is_found_by_its_words():
    text = "Tỷ lệ rác thải được thu gom đạt 85%."
    found = stated(text, "85%", "indicator_value", 85, unit="%", indicator="garbage")
    assert found == (State.DIFFERS, "indicators.value?indicator=ty-le-rac-thai-duoc-thu-gom", "80")


def test_an_indicator_whose_words_fit_none_is_not_bound():
    found = stated("Trồng mới 85 cây.", "85", "indicator_value", 85, indicator="trees_planted")
    assert found == (State.NOT_RECORDED, "", "")


def test_a_composite_amount_is_corrected_in_both_parts():
    text = "Giá trị sản xuất 8 tỷ 628 triệu đồng."
    fact = says(text, "8 tỷ 628 triệu", "indicator_value", "8.628", unit="tỷ đồng", indicator="production_value")
    whole = fact.__class__(**{**fact.__dict__, "number": fact.at, "decimals": 3})
    assert state(text, whole)[2] == "370 tỷ 740 triệu"


def test_a_comma_between_thousands_is_told():
    text = "Giá trị sản xuất 370,740 triệu đồng."
    words = {"unit": "triệu đồng", "indicator": "production_value", "decimal_ambiguous": True}
    [found] = check(text, says(text, "370,740", "indicator_value", "370.740", **words)).findings
    assert (found.code, found.correction) == ("comma-between-thousands", "370.740")


@pytest.mark.parametrize(("text", "kind", "vs"), [
    ("Sản xuất tăng 12,9 điểm % so với cùng kỳ.", "indicator_growth", "same_period"),
    ("Giá trị sản xuất đạt 370,74 ha.", "indicator_value", ""),
])  # fmt: skip
def test_the_unit_that_stands_behind_the_number_counts(text, kind, vs):
    quote = "12,9" if vs else "370,74"
    words = {"unit": "%", "vs": vs} if vs else {"unit": ""}
    fact = says(text, quote, kind, quote.replace(",", "."), indicator="production_value", **words)
    assert [found.code for found in check(text, fact).findings] == ["stated-unit-differs"]


def test_a_plan_given_beside_the_result_is_held_against_the_plan():
    ledger = Ledger(
        UNIT,
        2023,
        (*LEDGER.values, recorded("indicators.plan", "90", unit="%", indicator="ty-le-gia-dinh-van-hoa")),
        SERIES,
    )
    text = "Gia đình văn hóa đạt 91,2%, chỉ tiêu 90%."
    fact = says(text, "90%", "indicator_value", 90, unit="%", indicator="cultural_family")
    assert (
        held(Reading(text, (fact,), (), ()), ledger).facts[0].tag == "indicators.plan?indicator=ty-le-gia-dinh-van-hoa"
    )


def unread(text: str, number: str) -> list[tuple[str, Severity]]:
    start = text.index(number)
    aside = SetAside(Span(start, start + len(number)), number, "ordinal")
    return [(found.code, found.severity) for found in held(Reading(text, (), (aside,), ()), LEDGER).findings]


def test_a_number_nobody_read_is_held_to_the_indicator_named_before_it():
    assert unread("Tỷ lệ gia đình văn hóa đạt 71,2%.", "71,2") == [("stated-differs", Severity.WARNING)]


def test_a_number_nobody_read_that_agrees_is_silent():
    assert unread("Tỷ lệ gia đình văn hóa đạt 91,2%.", "91,2") == []


def test_a_number_nobody_read_without_a_recorded_name_is_silent():
    assert unread("Tỷ lệ cây xanh đạt 71,2%.", "71,2") == []
