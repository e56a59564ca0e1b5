import io

import openpyxl
import pytest

from tests.office import EAST, OFFICE, new_office
from tongket.exchange.excel.columns import columns
from tongket.exchange.excel.forms import export, new_form
from tongket.exchange.excel.report import ERROR, NEW, SAME
from tongket.exchange.tests.sheets import MEMBER_HEADER, workbook
from tongket.exchange.tests.wrong import FILE, codes, said
from tongket.exchange.uploads import confirm, preview
from tongket.organizations import queries as organizations
from tongket.records.ledgers import all_ledgers

pytestmark = pytest.mark.django_db
ALL = "Đảng bộ xã Mẫu"
INSPECTION = "Kiểm tra việc chấp hành (kiểm tra chuyên đề)"
LINES = {
    "Tổ chức đảng": {"Tên": "Chi bộ Trường học"},
    "Đảng viên": {"Họ và tên": "Bùi Thị Lan", "Ngày sinh": "1/2/1950", "Chi bộ": EAST, "Số thẻ đảng viên": "000000101",
                  "Ngày quyết định kết nạp": "1/5/1980", "Ngày kết nạp": "19/05/1980", "Ngày chính thức": "19/05/1981",
                  "Số tháng gián đoạn": 3, "Quê quán": "Xã Mẫu"},
    "Chức vụ": {"Họ và tên": "Nguyễn Văn An", "Tại tổ chức đảng": EAST, "Chức vụ": "Bí thư chi bộ",
                "Từ ngày": "01/06/2020"},
    "Kết nạp": {"Họ và tên": "Lò Thị Mới", "Ngày sinh": "8/3/1999", "Chi bộ": EAST,
                "Ngày quyết định kết nạp": "20/04/2023",
                "Ngày kết nạp": "19/05/2023", "Số quyết định": "12-QĐ/ĐU"},
    "Kế hoạch kết nạp": {"Tổ chức đảng": EAST, "Chỉ tiêu kết nạp": 2},
    "Huy hiệu Đảng": {"Họ và tên": "Nguyễn Văn An", "Chi bộ": EAST, "Mức Huy hiệu (năm)": 30, "Đợt": "19/05/2020",
                      "Năm": 2020},
    "Kiểm tra, giám sát": {"Tổ chức đảng tiến hành": ALL, "Mã cuộc": "KT01", "Chủ thể": "Đảng ủy", "Loại": INSPECTION,
                           "Nội dung": "Việc thực hiện nghị quyết", "Ngày quyết định": "10/03/2023",
                           "Được cấp ủy giao": "Không"},
    "Đối tượng kiểm tra, giám sát": {"Mã cuộc": "KT01", "Tổ chức đảng": EAST, "Đối tượng": "Tổ chức đảng"},
    "Chỉ tiêu": {"Tổ chức đảng": ALL, "Kỳ": "Năm", "Chỉ tiêu": "Thu nhập", "Chiều": "Càng cao càng tốt",
                 "Kế hoạch": "55,50",                 "Kết quả": "1.058,2", "Tính vào số chỉ tiêu nghị quyết": "Có"},
    "Hội nghị": {"Tổ chức đảng": ALL, "Loại hội nghị": "Hội nghị tổng kết năm", "Ngày họp": "12/01/2024",
                 "Số người làm căn cứ": "Số được triệu tập", "Số được triệu tập": 30, "Số có mặt": 28},
    "Xếp loại đảng viên": {"Họ và tên": "Nguyễn Văn An", "Chi bộ": EAST, "Mức xếp loại": "HTXSNV"},
    "Xếp loại tập thể": {"Tổ chức đảng": EAST, "Đối tượng": "Tổ chức đảng", "Mức xếp loại": "Hoàn thành tốt nhiệm vụ"},
    "Khen thưởng": {"Tổ chức đảng": EAST, "Đối tượng": "Tổ chức đảng", "Hình thức khen": "Giấy khen"},
}  # fmt: skip


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(titles=None):
    lines = {
        title: line for title, line in LINES.items() if title != "Tổ chức đảng" and (titles is None or title in titles)
    }
    return workbook({title: [list(line), list(line.values())] for title, line in lines.items()}, FILE)


def test_a_line_on_every_sheet_comes_in():
    new_office()
    found = preview(OFFICE, "a.xlsx", filled())
    refusals = [(remark.code, remark.cell, remark.message()) for remark in said(found) if remark.weight != "warns"]
    assert refusals == []
    assert found.report.counts[NEW] == len(LINES) - 1


def test_what_is_exported_comes_back_as_the_same():
    new_office()
    confirm(OFFICE, preview(OFFICE, "a.xlsx", filled()).key)
    content = export(OFFICE, organizations.unit("mau"), 2023)
    found = preview(OFFICE, "b.xlsx", content)
    assert [(row.label, row.changes) for sheet in found.report.sheets for row in sheet.rows if row.mark != SAME] == []
    assert {sheet.title for sheet in found.report.sheets if sheet.rows} >= set(LINES) - {"Huy hiệu Đảng"}


def test_the_export_comes_back_as_the_same_after_another_program_saved_it():
    new_office()
    confirm(OFFICE, preview(OFFICE, "a.xlsx", filled()).key)
    content = saved(opened(export(OFFICE, organizations.unit("mau"), 2023)))
    report = preview(OFFICE, "b.xlsx", content).report
    assert report.counts[SAME] == sum(report.counts[mark] for mark in (NEW, SAME, "changed", ERROR))


def test_the_empty_form_says_nothing_and_changes_nothing():
    new_office()
    found = preview(OFFICE, "a.xlsx", new_form(organizations.unit("mau"), 2023))
    assert (codes(found), sum(found.report.counts.values())) == ([], 0)


def test_a_form_filled_in_below_its_example_comes_in():
    new_office()
    book = opened(new_form(organizations.unit("mau"), 2023))
    sheet = book["Đảng viên"]
    headers = {cell.value: cell.column for cell in sheet[1]}
    for name, value in LINES["Đảng viên"].items():
        sheet.cell(3, headers[name], value)
    found = confirm(OFFICE, preview(OFFICE, "a.xlsx", saved(book)).key)
    assert (found.report.counts[NEW], found.year) == (1, 2023)


def test_the_form_has_every_ledger_with_its_columns_and_a_frozen_header():
    new_office()
    book = opened(new_form(organizations.unit("mau"), 2023))
    for ledger in all_ledgers().values():
        sheet = book[ledger.spec.sheet["vi"]]
        assert [cell.value for cell in sheet[1]] == [column.header for column in columns(ledger.spec)]
        assert sheet.freeze_panes == "B2"


def test_every_choice_and_organisation_column_has_its_list():
    new_office()
    book = opened(new_form(organizations.unit("mau"), 2023))
    for ledger in all_ledgers().values():
        validations = book[ledger.spec.sheet["vi"]].data_validations.dataValidation
        listed = {str(rule.sqref).split(":", maxsplit=1)[0].rstrip("0123456789") for rule in validations}
        wanted = {
            openpyxl.utils.get_column_letter(place)
            for place, column in enumerate(columns(ledger.spec), start=1)
            if column.spec and not column.part and column.spec.kind in ("choice", "organization", "yes_no")
        }
        assert listed == wanted


def test_each_list_points_at_words_that_are_there():
    new_office()
    book = opened(new_form(organizations.unit("mau"), 2023))
    for rule in book["Xếp loại đảng viên"].data_validations.dataValidation:
        name, _, area = rule.formula1.lstrip("=").partition("!")
        assert all(cell[0].value for cell in book[name.strip("'")][area.replace("$", "")])


def test_the_example_row_is_marked_as_one_on_every_sheet():
    new_office()
    book = opened(new_form(organizations.unit("mau"), 2023))
    for ledger in all_ledgers().values():
        assert str(book[ledger.spec.sheet["vi"]]["A2"].value).startswith("Ví dụ")


def test_a_form_of_one_year_does_not_come_in_for_another():
    new_office()
    book = workbook({"Đảng viên": [MEMBER_HEADER]}, FILE | {"year": "2022"})
    assert preview(OFFICE, "a.xlsx", book).year == 2022
