"""Facts held against recorded figures: khớp, lệch, không có trong sổ, mục tiêu năm sau, chưa hiểu."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from tongket.figures.catalogue.entries import entry
from tongket.figures.definition import FigureValue, Status
from tongket.reconciliation.facts import Fact, Reading, SetAside, Span
from tongket.reconciliation.findings.check import held
from tongket.reconciliation.findings.checked import Check, Severity, State
from tongket.reconciliation.findings.records.ledger import Ledger
from tongket.reconciliation.tests.stated import UNIT, says
from tongket.records.targets.queries import Series

SERIES = {
    "production_value": Series("production_value", "Tổng giá trị sản xuất", "tỷ đồng", "higher"),
    "ty-le-gia-dinh-van-hoa": Series("ty-le-gia-dinh-van-hoa", "Tỷ lệ gia đình văn hóa", "%", "higher"),
    "so-khoi-van-hoa": Series("so-khoi-van-hoa", "Số khối văn hóa", "khối", "higher"),
    "ty-le-rac-thai-duoc-thu-gom": Series("ty-le-rac-thai-duoc-thu-gom", "Tỷ lệ rác thải được thu gom", "%", "higher"),
}


def recorded(
    figure_id: str, value: str | None, of: str | None = None, unit: str = "", **words: str
) -> FigureValue:  # fmt: skip
    exact = None if value is None else Decimal(value)
    status = Status.MISSING if value is None else Status.COMPUTED
    whole = None if of is None else Decimal(of)
    return FigureValue(
        entry(figure_id), "mau", 2023, date(2023, 12, 31), exact, whole, words, 1, status, measured_in=unit
    )  # fmt: skip


YEAR_END = {"kind": "year_end_summary", "base": "all_members", "held_on": "2024-01-12"}
LEDGER = Ledger(
    UNIT,
    2023,
    (
        recorded("members.total", "191"),
        recorded("admissions.members", "6"),
        recorded("badges.awarded_by_level", "2", "7", level="40"),
        recorded("badges.awarded_by_level", "1", "7", level="45"),
        recorded("attendance.whole", "191", **YEAR_END),
        recorded("attendance.present", "149", "191", **YEAR_END),
        recorded("ratings.members", "28", "188", level="excellent"),
        recorded("ratings.members_good_or_better_of_all", "89.5287958"),
        recorded("ratings.members_good_or_better_share", "90.9574468"),
        recorded("ratings.own", "1", stage="decided", level="good"),
        recorded("badges.awarded", None),
        recorded("indicators.value", "370.74", unit="tỷ đồng", indicator="production_value"),
        recorded("indicators.value", "91.2", unit="%", indicator="ty-le-gia-dinh-van-hoa"),
        recorded("indicators.value", "6", unit="khối", indicator="so-khoi-van-hoa"),
        recorded("indicators.value", "80", unit="%", indicator="ty-le-rac-thai-duoc-thu-gom"),
        recorded("indicators.growth", "12.8977514", indicator="production_value"),
        recorded("indicators.plan_ratio", "104.6992375", indicator="production_value"),
    ),
    SERIES,
)


def check(text: str, *facts: Fact) -> Check:
    return held(Reading(text, facts, (), ()), LEDGER)


def state(text: str, fact: Fact) -> tuple[State, str, str]:
    [checked] = check(text, fact).facts
    return checked.state, checked.tag, checked.correction


def stated(text: str, quote: str, kind: str, value: str | int, **words: object) -> tuple[State, str, str]:
    return state(text, says(text, quote, kind, value, **words))  # type: ignore[arg-type]


def test_a_count_that_is_recorded_agrees():
    assert stated("Kết nạp 06 đảng viên.", "06", "admissions", 6) == (State.AGREES, "admissions.members", "")


def test_a_count_that_is_not_recorded_so_differs_and_is_corrected_as_printed():
    assert stated("Kết nạp 07 đảng viên.", "07", "admissions", 7) == (State.DIFFERS, "admissions.members", "06")


def test_what_differs_is_an_error_with_both_values():
    text = "Kết nạp 07 đảng viên."
    [found] = check(text, says(text, "07", "admissions", 7)).findings
    assert (found.code, found.severity, found.stated, found.recorded) == ("stated-differs", Severity.ERROR, "07", "6")


def test_the_right_count_of_the_wrong_whole_differs():
    text = "Có mặt 149/190 đảng viên."
    [found] = check(text, says(text, "149/190", "attendance", 149, of=190)).findings
    assert (found.code, found.correction) == ("stated-whole-differs", "149/191")


def test_an_objective_of_next_year_is_never_held_against_the_records():
    assert stated("Kết nạp 09 đảng viên.", "09", "objective", 9, indicator="admissions")[0] is State.OBJECTIVE


def test_what_nothing_was_recorded_of_is_said_so():
    assert stated("Khen 4 tập thể.", "4", "commendation", 4, subject="collective")[0] is State.NOT_RECORDED


def test_a_figure_that_is_missing_keeps_its_address():
    assert stated("Trao 7 Huy hiệu.", "7", "badge_total", 7) == (State.NOT_RECORDED, "badges.awarded", "")


def test_a_badge_of_a_level_nobody_received_differs_from_none():
    found = stated("Trao 2 Huy hiệu 60 năm.", "2", "badge_award", 2, years=(60,))
    assert found == (State.DIFFERS, "badges.awarded_by_level?level=60", "0")


def test_several_badge_levels_under_one_number_are_added_up():
    assert stated("3 đồng chí 45, 40 năm.", "3", "badge_award", 3, years=(45, 40))[0] is State.AGREES


def test_a_hedged_share_agrees_with_the_base_that_fits():
    found = stated(
        "trên 89,5% đảng viên", "trên 89,5%", "member_rating", "89.5", unit="%", approx="min", level="good_or_better"
    )
    assert found[:2] == (State.AGREES, "ratings.members_good_or_better_of_all")


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


def test_figures_of_another_year_are_not_compared():
    assert stated("Năm 2022 kết nạp 09.", "09", "admissions", 9, year="2022")[0] is State.NOT_RECORDED


def test_a_text_of_another_year_is_told_once_and_nothing_else_compared():
    text = "Năm 2021 kết nạp 09 đảng viên."
    done = check(text, says(text, "2021", "report_year", 2021), says(text, "09", "admissions", 9))
    assert [found.code for found in done.findings] == ["stated-year-differs"]


def test_a_text_of_another_commune_is_told_once_and_nothing_else_compared():
    text = "Xã Khác kết nạp 09 đảng viên."
    done = check(text, says(text, "Xã Khác", "org_name", "Khác"), says(text, "09", "admissions", 9))
    assert [found.code for found in done.findings] == ["stated-of-another-organization"]


def test_a_meeting_on_another_day_than_recorded_differs():
    text = "Ngày 12/02/2024 tổng kết năm."
    [found] = check(text, says(text, "12/02/2024", "meeting_date", "2024-02-12", event="year_end_summary")).findings
    assert (found.code, found.recorded) == ("stated-day-differs", "12/01/2024")


@pytest.mark.parametrize(("level", "expected"), [("good", State.AGREES), ("excellent", State.DIFFERS)])
def test_the_committees_own_rating_is_its_level(level, expected):
    text = "Đảng bộ được xếp loại."
    assert stated(text, "Đảng bộ", "org_rating", level, subject="committee_organization", self=True)[0] is expected


def doubtful() -> Mapping[str, bool]:
    return {"doubtful": True}


def test_a_doubtful_number_without_a_figure_is_not_understood():
    assert stated("Xếp thứ 7.", "7", "discipline", 7, **doubtful())[0] is State.NOT_UNDERSTOOD


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


def test_two_numbers_that_both_agree_are_not_called_one_figure_twice():
    text = "Giá trị đạt 370,74 tỷ đồng. Giá trị ước 370,7 tỷ đồng."
    facts = [says(text, f"{n} tỷ", "indicator_value", n.replace(",", "."), unit="tỷ đồng", indicator="production_value")
             for n in ("370,74", "370,7")]  # fmt: skip
    assert check(text, *facts).findings == ()


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
