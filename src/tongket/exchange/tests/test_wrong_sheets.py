import io

import openpyxl
import pytest

from tests.office import EAST, OFFICE, WEST, new_office
from tongket.exchange.excel.report import NEW, SAME
from tongket.exchange.models import Upload
from tongket.exchange.tests.sheets import MEMBER_HEADER, members, workbook
from tongket.exchange.tests.wrong import FILE, brought, codes, refused, said
from tongket.exchange.uploads import confirm, preview
from tongket.organizations import queries as organizations
from tongket.records.members.models import Member
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
LAN = ["Bùi Thị Lan", "1/2/1980", EAST, "000000101", "1/5/2005", "19/05/2005", "19/05/2006"]


def edited(change):
    """The members' workbook after someone changed it with another program."""
    book = openpyxl.load_workbook(io.BytesIO(members(LAN)))
    change(book["Đảng viên"])
    stream = io.BytesIO()
    book.save(stream)
    return preview(OFFICE, "a.xlsx", stream.getvalue())


def test_a_renamed_sheet_is_named_with_those_there_are():
    new_office()
    error = refused(workbook({"Danh sách": [MEMBER_HEADER, LAN]}, FILE))
    assert (error.code, error.arguments["sheets"]) == ("sheet-missing", "Danh sách")


def test_a_sheet_beside_the_forms_own_is_not_passed_over_in_silence():
    new_office()
    found = brought({"Đảng viên": [MEMBER_HEADER, LAN], "Đảng viên (2)": [MEMBER_HEADER, LAN]})
    (remark,) = said(found)
    assert (remark.code, remark.arguments["sheet"], found.report.has_errors) == (
        "sheet-unknown",
        "Đảng viên (2)",
        False,
    )


def test_a_sheet_taken_out_of_the_form_is_named():
    new_office()
    content = workbook({"Đảng viên": [MEMBER_HEADER, LAN]}, FILE | {"sheets": "Đảng viên;Chức vụ"})
    (remark,) = said(preview(OFFICE, "a.xlsx", content))
    assert (remark.code, remark.arguments["sheet"]) == ("sheet-left-out", "Chức vụ")


def test_a_sheet_without_header_is_refused():
    new_office()
    assert codes(brought({"Đảng viên": [LAN]})) == ["header-not-found"]


def test_a_required_column_that_is_missing_is_named():
    new_office()
    (remark,) = said(brought({"Đảng viên": [MEMBER_HEADER[:2], LAN[:2]]}))[:1]
    assert (remark.code, remark.arguments["column"]) == ("column-missing", "Chi bộ")


def test_a_column_twice_is_refused_and_an_unknown_one_told():
    new_office()
    found = brought({"Đảng viên": [[*MEMBER_HEADER, "Họ tên", "Ghi chú riêng"], [*LAN, "", ""]]})
    assert codes(found) == ["column-twice", "column-unknown"]
    assert found.report.has_errors


def test_header_cells_merged_over_columns_are_refused_with_their_range():
    new_office()
    (remark,) = said(edited(lambda sheet: sheet.merge_cells("E1:G1")))
    assert (remark.code, remark.cell) == ("header-merged", "E1:G1")


def test_a_merged_title_above_the_header_does_no_harm():
    new_office()

    def add_title(sheet):
        sheet.insert_rows(1, 2)
        sheet["A1"] = "DANH SÁCH ĐẢNG VIÊN"
        sheet.merge_cells("A1:G1")

    assert codes(edited(add_title)) == []


def test_a_formula_never_calculated_is_named():
    new_office()
    (remark,) = said(edited(lambda sheet: sheet.__setitem__("F2", "=DATE(2005,5,19)")))
    assert (remark.code, remark.cell) == ("cell-formula-empty", "F2")


def test_a_formula_in_error_is_named():
    new_office()

    def break_cell(sheet):
        sheet["F2"] = "#REF!"
        sheet["F2"].data_type = "e"

    (remark,) = said(edited(break_cell))
    assert (remark.code, remark.cell) == ("cell-formula-error", "F2")


def test_a_hidden_sheet_and_hidden_rows_are_told():
    new_office()
    assert codes(edited(lambda sheet: setattr(sheet.row_dimensions[2], "hidden", True))) == ["rows-hidden"]


def test_a_hidden_sheet_is_told():
    new_office()
    book = openpyxl.load_workbook(io.BytesIO(members(LAN)))
    book.create_sheet("Trang khác")
    book["Đảng viên"].sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    assert codes(preview(OFFICE, "a.xlsx", stream.getvalue())) == ["sheet-hidden"]


@pytest.mark.parametrize("row", [
    ["Tổng cộng", "", "", "", "", "", ""], ["Tổng cộng: 25 đồng chí"], ["Cộng", "", 25], ["", "Tổng số", 25],
    MEMBER_HEADER, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"], [1, 2, 3, 4, 5, 6, 7],
])  # fmt: skip
def test_totals_headers_and_column_numbers_are_no_lines(row):
    new_office()
    found = brought({"Đảng viên": [MEMBER_HEADER, LAN, row]})
    assert (codes(found), found.report.counts[NEW]) == (["row-not-read"], 1)


@pytest.mark.parametrize(
    "row", [["  ", "\t", "\u00a0"], ["\u200b", ""], [None], ["Ví dụ: Nguyễn Văn Mẫu", "20/10/1970", "Chi bộ thôn Mẫu"]]
)
def test_blank_rows_and_the_example_are_passed_over(row):
    new_office()
    found = brought({"Đảng viên": [MEMBER_HEADER, row, LAN]})
    assert (codes(found), found.report.counts[NEW]) == ([], 1)


def test_a_person_whose_name_begins_like_a_total_is_a_person():
    new_office()
    assert brought({"Đảng viên": [MEMBER_HEADER, ["Tống Công Minh", *LAN[1:]]]}).report.counts[NEW] == 1


def test_a_file_of_another_year_than_the_one_chosen_is_refused():
    new_office()
    with pytest.raises(TongketError) as caught:
        preview(OFFICE, "a.xlsx", members(LAN), organizations.unit("mau"), 2024)
    assert (caught.value.code, caught.value.arguments["told"]) == ("workbook-of-another-year", 2023)


def test_a_file_of_another_unit_than_the_one_chosen_is_refused():
    new_office()
    content = workbook({"Đảng viên": [MEMBER_HEADER, LAN]}, {"org": "nghi-hoa", "year": "2023"})
    with pytest.raises(TongketError, match="workbook-of-another-unit"):
        preview(OFFICE, "a.xlsx", content, organizations.unit("mau"), 2023)


def test_two_cells_contents_swapped_are_refused_row_by_row():
    office = new_office()
    cell = organizations.units_by_id([office.west])[office.west].slug
    content = workbook({"Đảng viên": [MEMBER_HEADER, LAN]}, FILE | {"cell": cell})
    (remark,) = said(preview(OFFICE, "a.xlsx", content))
    assert (remark.code, remark.cell, remark.value) == ("row-outside-cell", "C2", EAST)


def test_members_of_another_cell_under_the_own_cells_name_are_refused():
    office = new_office()
    cell = organizations.units_by_id([office.west])[office.west].slug
    sheets = {"Xếp loại đảng viên": [["Họ và tên", "Chi bộ", "Mức xếp loại"], ["Nguyễn Văn An", WEST, "HTXSNV"]]}
    (remark,) = said(preview(OFFICE, "a.xlsx", workbook(sheets, FILE | {"cell": cell})))
    assert (remark.code, remark.cell) == ("row-outside-cell", "A2")


def test_a_file_that_changed_between_preview_and_confirm_is_refused(settings, tmp_path):
    settings.DATA = tmp_path
    new_office()
    found = preview(OFFICE, "a.xlsx", members(LAN))
    (tmp_path / "uploads" / f"{found.key}.xlsx").write_bytes(members([*LAN[:2], WEST, *LAN[3:]]))
    with pytest.raises(TongketError, match="file-changed"):
        confirm(OFFICE, found.key)
    assert Member.objects.count() == 6


def test_a_preview_that_fails_leaves_no_upload_behind():
    new_office()
    refused(workbook({"Sheet1": [["a"]]}, FILE))
    assert Upload.objects.count() == 0


def test_reordered_columns_change_nothing():
    new_office()
    confirm(OFFICE, brought({"Đảng viên": [MEMBER_HEADER, LAN]}).key)
    assert brought({"Đảng viên": [MEMBER_HEADER[::-1], LAN[::-1]]}).report.counts[SAME] == 1
