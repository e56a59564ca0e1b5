"""What a text lacks or writes oddly: counts, bases, dates, separators, units, titles."""

from __future__ import annotations

import unicodedata

import pytest

from tongket.reconciliation.findings.checked import Severity
from tongket.reconciliation.tests.stated import codes, findings, says


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_rating_without_its_count_is_found(form):
    text = "Đảng bộ có chi bộ hoàn thành tốt nhiệm vụ, trong đó 04 chi bộ xuất sắc."
    assert codes(unicodedata.normalize(form, text)) == ["count-missing"]


@pytest.mark.parametrize("text", [
    "Không có chi bộ hoàn thành tốt nhiệm vụ ở mức thấp.", "Đảng bộ có 05 chi bộ hoàn thành tốt nhiệm vụ.",
])  # fmt: skip
def test_a_rating_with_its_count_or_denied_is_silent(text):
    assert codes(text) == []


def test_a_percent_sign_without_its_number_is_found():
    assert codes("Kết nạp đảng viên đạt % kế hoạch.") == ["count-missing"]


def test_everyone_of_a_group_that_is_not_named_has_no_base():
    text = "Có 39/39 đảng viên hoàn thành xuất sắc nhiệm vụ."
    assert codes(text, says(text, "39/39 đảng viên", "member_rating", 39, of=39, level="excellent")) == [
        "base-unstated"
    ]


def ratios(text: str) -> list[str]:
    high = says(text, "đạt 93,6% KH", "indicator_plan_ratio", "93.6", unit="%", indicator="production_value")
    return codes(text, high, says(text, "đạt 39% KH", "indicator_plan_ratio", 39, unit="%", indicator="budget_revenue"))


def test_a_ratio_far_below_the_plan_wants_a_reason():
    assert ratios("Sản xuất đạt 93,6% KH. Thu ngân sách đạt 39% KH. Hội nghị biểu dương.") == ["ratio-unexplained"]


def test_a_ratio_far_below_the_plan_with_its_reason_is_silent():
    assert ratios("Sản xuất đạt 93,6% KH. Thu ngân sách đạt 39% KH do nguồn thu từ đất giảm.") == []


def test_a_ratio_far_below_the_plan_at_half_year_is_silent():
    text = "Sáu tháng đầu năm 2023, sản xuất đạt 93,6% KH. Thu ngân sách đạt 39% KH."
    year = says(text, "năm 2023", "report_year", 2023, period="6 tháng")
    high = says(text, "đạt 93,6% KH", "indicator_plan_ratio", "93.6", unit="%", indicator="production_value")
    low = says(text, "đạt 39% KH", "indicator_plan_ratio", 39, unit="%", indicator="budget_revenue")
    assert codes(text, year, high, low) == ["stated-of-part-of-year"]


def badge_caption(caption: str) -> list[str]:
    text = f"Có 1 đồng chí 65 năm, 2 đồng chí 50 năm, 1 đồng chí 45 năm. {caption}"
    given = [(65, "1 đồng chí 65"), (50, "2 đồng chí 50"), (45, "1 đồng chí 45")]
    return codes(text, *[says(text, quote, "badge_award", quote[0], years=(years,)) for years, quote in given])


def test_a_caption_that_leaves_out_a_badge_is_found():
    assert badge_caption("Trao cho đảng viên 50 năm, 65 năm tuổi Đảng.") == ["caption-leaves-out"]


def test_a_caption_with_every_badge_is_silent():
    assert badge_caption("Trao cho đảng viên 45 năm, 50 năm và 65 năm tuổi Đảng.") == []


@pytest.mark.parametrize("day", ["31/4/2023", "ngày 30 tháng 02 năm 2023", "ngày 29-02-2023"])
def test_a_day_that_does_not_exist_is_found(day):
    assert codes(f"Họp {day} tại hội trường.") == ["date-impossible"]


@pytest.mark.parametrize("day", ["29/02/2024", "ngày 31 tháng 12 năm 2023", "07/11/2023"])
def test_a_day_that_exists_is_silent(day):
    assert codes(f"Họp {day} tại hội trường.") == []


def closing(day: str) -> list[str]:
    text = "Hội nghị tổng kết năm 2020 họp hôm ấy."
    year = says(text, "năm 2020", "report_year", 2020)
    return codes(text, year, says(text, "hôm ấy", "meeting_date", day, event="year_end_summary"), year=2020)


def test_a_year_closed_almost_two_years_later_is_found():
    assert closing("2021-11-12") == ["meeting-out-of-year"]


@pytest.mark.parametrize("day", ["2020-12-19", "2021-01-12"])
def test_a_year_closed_at_its_end_or_in_january_is_silent(day):
    assert closing(day) == []


def test_two_kinds_of_decimal_sign_are_found():
    text = "Thu 168.9 tỷ đồng. Chi 15,7 tỷ đồng."
    odd = says(text, "168.9 tỷ", "indicator_value", "168.9", unit="tỷ đồng", indicator="budget_revenue")
    [found] = findings(text, odd, says(text, "15,7 tỷ", "indicator_value", "15.7", unit="tỷ đồng", indicator="other"))
    assert (found.code, found.correction) == ("separators-mixed", "168,9")


def test_dots_between_thousands_are_no_decimal_sign():
    text = "Sản lượng 1.885 tấn. Chi 15,7 tỷ đồng."
    many = says(text, "1.885 tấn", "indicator_value", 1885, unit="tấn", indicator="food_output")
    assert codes(text, many, says(text, "15,7 tỷ", "indicator_value", "15.7", unit="tỷ đồng", indicator="other")) == []


@pytest.mark.parametrize("text", ["Đạt 34,7% triệu đồng.", "Thu 5 tỷ tỷ đồng."])
def test_a_unit_written_twice_is_found(text):
    assert codes(text) == ["unit-doubled"]


@pytest.mark.parametrize("text", ["98% đồng bào.", "100% đồng chí.", "5 tỷ đồng đồng thời chi.", "90% tỷ lệ hộ."])
def test_a_word_that_begins_like_a_unit_is_none(text):
    assert codes(text) == []


@pytest.mark.parametrize("text", ["Gọi 38.24.2023.", "Số 1.20.2025.", "Năm liền có chi bộ hoàn thành tốt nhiệm vụ."])
def test_what_only_looks_like_a_day_or_a_gap_is_silent(text):
    assert codes(text) == []


def test_more_present_than_there_are_is_found():
    text = "Có mặt 195/191 đảng viên."
    assert codes(text, says(text, "195/191 đảng viên", "attendance", 195, of=191)) == ["value-beyond-whole"]


def test_more_than_the_plan_is_no_fault():
    text = "Kết nạp 36/35 đảng viên."
    assert codes(text, says(text, "36/35 đảng viên", "admissions", 36, of=35, of_role="plan")) == []


def test_more_excellent_cells_than_cells_are_found():
    text = "Đảng bộ có 8 chi bộ. Có 12 chi bộ hoàn thành tốt."
    facts = (
        says(text, "8 chi bộ", "cells_total", 8),
        says(text, "12 chi bộ", "org_rating", 12, subject="cell", level="good"),
    )
    assert codes(text, *facts) == ["value-beyond-whole"]


def test_a_figure_stated_twice_differently_is_found():
    text = "Đảng bộ có 191 đảng viên. Toàn Đảng bộ 181 đảng viên cùng thi đua."
    facts = [says(text, f"{n} đảng viên", "members_total", n) for n in (191, 181)]
    assert codes(text, *facts) == ["stated-twice-differently"]


def test_a_figure_stated_roughly_and_exactly_is_silent():
    text = "Giá trị đạt hơn 798 tỷ đồng. Chính xác là 798,3 tỷ đồng."
    rough = says(text, "hơn 798 tỷ", "indicator_value", 798, unit="tỷ đồng", approx="min", indicator="production_value")
    exact = says(text, "798,3 tỷ", "indicator_value", "798.3", unit="tỷ đồng", indicator="production_value")
    assert codes(text, rough, exact) == []


def test_a_badge_of_35_years_does_not_exist():
    text = "Trao Huy hiệu 35 năm tuổi Đảng cho 2 đồng chí."
    [found] = findings(text, says(text, "Huy hiệu 35 năm tuổi Đảng cho 2", "badge_award", 2, years=(35,)))
    assert (found.code, found.severity, bool(found.citations)) == ("badge-years-unknown", Severity.ERROR, True)


def test_a_badge_that_does_not_exist_is_found_where_nothing_was_read():
    assert codes("Đồng chí được tặng Huy hiệu 35 năm tuổi Đảng.") == ["badge-years-unknown"]


def test_a_day_that_is_no_round_of_badges_is_a_note():
    [found] = findings("Trao Huy hiệu Đảng đợt 30/4/2023 cho các đồng chí.")
    assert (found.code, found.severity) == ("badge-round-unknown", Severity.NOTE)


def test_the_rounds_of_the_year_are_silent():
    assert codes("Trao Huy hiệu Đảng đợt 02/9 và đợt 07/11/2023, đợt 3/2, đợt 19/5.") == []


def test_a_title_no_longer_given_is_a_note():
    text = "Khen 2 chi bộ trong sạch, vững mạnh tiêu biểu."
    told = says(text, "2 chi bộ trong sạch, vững mạnh", "commendation", 2, subject="cell")
    assert codes(text, told) == ["title-outdated"]
    assert codes(text, told, year=2019) == []


@pytest.mark.parametrize("year", ["năm 20202", "ngày 26/12/2125", "năm 4023", "năm 0023"])
def test_a_year_that_cannot_be_is_found(year):
    assert codes(f"Tổng kết công tác {year}.") == ["year-implausible"]


@pytest.mark.parametrize(
    "text", ["Tầm nhìn đến năm 2045.", "Thành lập ngày 3/2/1930.", "Năm 1427 khởi nghĩa.", "Năm 2.500 tấn."]
)
def test_a_year_of_history_or_of_a_vision_is_silent(text):
    assert codes(text) == []
