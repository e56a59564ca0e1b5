import unicodedata
from datetime import date

import pytest

from tests.office import EAST, OFFICE, WEST, new_office
from tongket.exchange.excel.report import CHANGED, NEW, SAME
from tongket.exchange.tests.sheets import MEMBER_HEADER
from tongket.exchange.tests.wrong import brought, codes, only_error, said
from tongket.exchange.uploads import confirm
from tongket.records.members.actions.register import register
from tongket.records.members.book import MemberEntry
from tongket.records.members.models import Member

pytestmark = pytest.mark.django_db
LAN = ["Bùi Thị Lan", "1/2/1980", EAST, "000000101", "1/5/2005", "19/05/2005", "19/05/2006"]
RATING_HEADER = ["Họ và tên", "Số thẻ đảng viên", "Ngày sinh", "Chi bộ", "Mức xếp loại", "Lý do"]
MEETING_HEADER = ["Tổ chức đảng", "Loại hội nghị", "Ngày họp", "Số người làm căn cứ", "Số được triệu tập", "Số có mặt"]
AN = ["Nguyễn Văn An", "000000001", "1/1/1965", EAST]


def lan(**changes):
    row = dict(zip(MEMBER_HEADER, LAN, strict=True)) | {
        name.replace("_", " "): value for name, value in changes.items()
    }
    return {"Đảng viên": [MEMBER_HEADER, list(row.values())]}


def rated(*row):
    return {"Xếp loại đảng viên": [RATING_HEADER, list(row)]}


def test_an_unknown_organisation_is_named_with_its_cell():
    new_office()
    remark = only_error(lan(Chi_bộ="Chi bộ thôn Bắc"))
    assert (remark.code, remark.cell, remark.value) == ("organization-unknown", "C2", "Chi bộ thôn Bắc")


def test_an_official_date_before_admission_is_named_at_the_official_date():
    new_office()
    remark = only_error(lan(Ngày_chính_thức="19/05/2004"))
    assert (remark.code, remark.cell, remark.value) == ("member-dates-out-of-order", "G2", "19/05/2004")


@pytest.mark.parametrize("text", ["19/05/2005", "19-5-2005", "19.05.2005", "2005-05-19", " 19/5/2005 "])
def test_a_date_typed_as_text_is_read_in_each_style(text):
    new_office()
    confirm(OFFICE, brought(lan(Ngày_kết_nạp=text)).key)
    assert Member.objects.get(card_number="000000101").admitted_on == date(2005, 5, 19)


@pytest.mark.parametrize(
    "text", ["31/02/2023", "5/13/2023", "19/5/05", "19/05", "tháng 5/2005", "2005", "0/5/2005", "19//5/2005"]
)
def test_a_date_that_is_none_is_refused_with_its_cell(text):
    new_office()
    remark = only_error(lan(Ngày_kết_nạp=text))
    assert (remark.code, remark.cell, remark.value) == ("date-not-understood", "F2", text)
    assert "ngày/tháng/năm" in remark.mend()


@pytest.mark.parametrize("text", ["1/1/1899", "1/1/2203", date(2203, 1, 1)])
def test_a_date_of_another_age_is_refused(text):
    new_office()
    assert only_error(lan(Ngày_chính_thức=text)).code == "field-out-of-range"


def test_a_day_that_lost_its_format_is_read_and_said():
    new_office()
    found = brought(lan(Ngày_kết_nạp=38491))
    (remark,) = said(found)
    assert (remark.code, remark.cell, remark.arguments["day"]) == ("date-from-number", "F2", "19/05/2005")


def test_a_year_alone_is_no_day():
    new_office()
    remark = only_error(lan(Ngày_sinh=1980))
    assert (remark.code, remark.value) == ("date-not-understood", "1980")


def test_decomposed_names_are_the_composed_ones():
    new_office()
    row = [unicodedata.normalize("NFD", str(text)) for text in AN]
    found = brought(
        {
            "Đảng viên": [
                MEMBER_HEADER,
                [row[0], row[2], unicodedata.normalize("NFD", EAST), row[1], "1/5/1990", "19/5/1990", "19/5/1991"],
            ]
        }
    )
    assert found.report.counts[SAME] == 1


def test_a_decomposed_new_name_is_kept_composed():
    new_office()
    confirm(OFFICE, brought(lan(**{"Họ và tên": unicodedata.normalize("NFD", "Bùi Thị Lan")})).key)
    assert Member.objects.get(card_number="000000101").full_name == unicodedata.normalize("NFC", "Bùi Thị Lan")


def test_a_member_whose_card_lost_its_zeros_is_found_with_a_warning():
    new_office()
    found = brought(
        {"Đảng viên": [MEMBER_HEADER, ["Nguyễn Văn An", "1/1/1965", EAST, 1, "1/5/1990", "19/5/1990", "19/5/1991"]]}
    )
    (remark,) = said(found)
    assert (found.report.counts[SAME], remark.code, remark.cell) == (1, "card-lost-zeros", "D2")
    assert "000000001" in remark.message()


def test_a_mention_whose_card_lost_its_zeros_is_found_with_a_warning():
    new_office()
    found = brought(rated("Nguyễn Văn An", 1, "", EAST, "HTXSNV", ""))
    assert (found.report.counts[NEW], codes(found)) == (1, ["card-lost-zeros"])


def test_lost_zeros_never_lead_to_someone_of_another_name():
    new_office()
    found = brought({"Đảng viên": [MEMBER_HEADER, ["Bùi Thị Lan", "1/2/1980", EAST, 1, "", "19/5/2005", ""]]})
    assert (found.report.counts[NEW], codes(found)) == (1, [])


def test_a_rating_with_the_card_of_someone_else_is_refused():
    new_office()
    remark = only_error(rated("Nguyễn Văn An", "000000002", "", EAST, "HTXSNV", ""))
    assert (remark.code, remark.arguments["owner"]) == ("member-card-of-another", "Trần Thị Bình")


def test_a_members_row_with_the_card_of_someone_else_is_refused():
    new_office()
    remark = only_error(lan(Số_thẻ_đảng_viên="000000002"))
    assert (remark.code, remark.cell) == ("member-card-of-another", "D2")


def test_a_name_put_right_under_the_same_card_is_a_change():
    new_office()
    found = brought(
        {"Đảng viên": [MEMBER_HEADER, ["Nguyễn Văn Ân", "1/1/1965", EAST, "000000001", "", "19/5/1990", ""]]}
    )
    assert found.report.counts[CHANGED] == 1


def test_an_unknown_member_is_named_with_its_cell():
    new_office()
    remark = only_error(rated("Nguyễn Văn Không", "", "", EAST, "HTXSNV", ""))
    assert (remark.code, remark.cell, remark.value) == ("member-unknown", "A2", "Nguyễn Văn Không")


def test_two_members_of_one_name_must_be_told_apart():
    office = new_office()
    register(OFFICE, [MemberEntry("Nguyễn Văn An", office.west, date(1999, 5, 19), date(1970, 1, 1), "000000007")])
    assert only_error(rated("Nguyễn Văn An", "", "", EAST, "HTXSNV", "")).code == "member-ambiguous"
    assert brought(rated("Nguyễn Văn An", "", "1/1/1970", WEST, "HTXSNV", "")).report.counts[NEW] == 1


def test_the_same_new_member_twice_is_refused_at_the_second_row():
    new_office()
    found = brought({"Đảng viên": [MEMBER_HEADER, LAN, LAN]})
    assert [row.mark for row in found.report.sheets[0].rows] == [NEW, "error"]
    assert "line-twice" in codes(found)


def test_two_rows_for_one_kept_member_are_refused_and_named():
    new_office()
    row = ["Nguyễn Văn An", "1/1/1965", EAST, "000000001", "1/5/1990", "19/5/1990", "19/5/1991"]
    remark = only_error({"Đảng viên": [MEMBER_HEADER, row, [*row[:2], WEST, *row[3:]]]})
    assert (remark.code, remark.arguments["row"], remark.cell) == ("row-twice", "2", "A3")


def test_more_present_than_summoned_is_named_at_the_present():
    new_office()
    row = [EAST, "Hội nghị tổng kết năm", "12/12/2023", "Số được triệu tập", 30, 31]
    remark = only_error({"Hội nghị": [MEETING_HEADER, row]})
    assert (remark.code, remark.cell, remark.value) == ("present-above-summoned", "F2", "31")


def test_a_rating_for_someone_admitted_too_late_needs_a_reason():
    office = new_office()
    register(OFFICE, [MemberEntry("Bùi Văn Mới", office.east, date(2023, 11, 3), date(2000, 1, 1), "000000009")])
    (remark,) = said(brought(rated("Bùi Văn Mới", "", "", EAST, "HTTNV", "")))
    assert remark.code == "rating-not-allowed"
    assert remark.weight in {"asks_reason", "refuses"}


def test_a_reason_in_its_column_lets_such_a_rating_pass_where_the_rule_asks_for_one():
    office = new_office()
    register(OFFICE, [MemberEntry("Bùi Văn Mới", office.east, date(2023, 11, 3), date(2000, 1, 1), "000000009")])
    without = said(brought(rated("Bùi Văn Mới", "", "", EAST, "HTTNV", "")))[0]
    found = brought(rated("Bùi Văn Mới", "", "", EAST, "HTTNV", "Theo kết luận của Ban Thường vụ"))
    assert found.report.has_errors is (without.weight == "refuses")


@pytest.mark.parametrize("text", ["Có", "x", "X", "1", 1, True, "đúng", "CÓ "])
def test_yes_is_understood_in_each_way_of_writing_it(text):
    new_office()
    header = ["Tổ chức đảng tiến hành", "Mã cuộc", "Chủ thể", "Loại", "Nội dung", "Được cấp ủy giao", "Ngày quyết định"]
    row = [
        "Đảng bộ xã Mẫu",
        "KT01",
        "Đảng ủy",
        "Kiểm tra việc chấp hành (kiểm tra chuyên đề)",
        "Việc",
        text,
        "10/03/2023",
    ]
    assert codes(brought({"Kiểm tra, giám sát": [header, row]})) == []


def test_a_number_with_thousands_dots_is_read_and_a_decimal_point_refused():
    new_office()
    header = ["Tổ chức đảng", "Kỳ", "Chỉ tiêu", "Chiều", "Kế hoạch"]
    row = ["Đảng bộ xã Mẫu", "Năm", "Thu ngân sách", "Càng cao càng tốt"]
    assert codes(brought({"Chỉ tiêu": [header, [*row, "1.234,5"]]})) == []
    remark = only_error({"Chỉ tiêu": [header, [*row, "168.9"]]})
    assert (remark.code, remark.cell, remark.value) == ("number-wrong-separator", "E2", "168.9")


def test_a_decision_number_that_became_a_date_is_refused():
    new_office()
    header = ["Họ và tên", "Ngày sinh", "Chi bộ", "Số quyết định", "Ngày quyết định kết nạp", "Ngày kết nạp"]
    row = ["Bùi Thị Lan", "1/2/1999", EAST, date(2023, 12, 1), "20/4/2023", "19/5/2023"]
    remark = only_error({"Kết nạp": [header, row]})
    assert (remark.code, remark.cell, remark.value) == ("cell-became-date", "D2", "01/12/2023")
