"""Facts held against recorded figures: khớp, lệch, không có trong sổ, mục tiêu năm sau, chưa hiểu."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tongket.reconciliation.findings.checked import Severity, State
from tongket.reconciliation.tests.recorded import check, stated
from tongket.reconciliation.tests.stated import says


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


def test_two_numbers_that_both_agree_are_not_called_one_figure_twice():
    text = "Giá trị đạt 370,74 tỷ đồng. Giá trị ước 370,7 tỷ đồng."
    facts = [says(text, f"{n} tỷ", "indicator_value", n.replace(",", "."), unit="tỷ đồng", indicator="production_value")
             for n in ("370,74", "370,7")]  # fmt: skip
    assert check(text, *facts).findings == ()


def test_a_text_of_six_months_is_not_held_to_the_figures_of_the_year():
    text = "Sáu tháng đầu năm 2023 kết nạp 04 đảng viên."
    year = says(text, "2023", "report_year", 2023, period="6 tháng")
    done = check(text, year, says(text, "04", "admissions", 4))
    assert [found.code for found in done.findings] == ["stated-of-part-of-year"]
    assert done.facts[1].state is State.NOT_RECORDED


def test_delegates_are_not_held_to_an_attendance_of_all_members():
    assert stated("Có trên 160 đại biểu.", "160", "attendance", 160, who="delegate")[0] is State.NOT_RECORDED


@pytest.mark.parametrize(("between", "expected"), [("5-6", State.AGREES), ("7-8", State.DIFFERS)])
def test_a_range_agrees_where_the_record_lies_in_it(between, expected):
    assert stated(f"Kết nạp từ {between} đảng viên.", between, "admissions", between)[0] is expected


def test_a_number_in_a_table_is_not_understood_and_not_compared():
    text = "TT\tNội dung\tSố liệu\n7\tĐảng viên mới kết nạp\t06"
    assert stated(text, "7", "admissions", 7)[0] is State.NOT_UNDERSTOOD
