from datetime import date

import pytest

from tests.office import EAST, OFFICE, WEST, new_office
from tongket.access.models import AuditEvent
from tongket.exchange.excel.report import CHANGED, ERROR, NEW, SAME
from tongket.exchange.tests.sheets import MEMBER_HEADER, members, workbook
from tongket.exchange.uploads import confirm, preview
from tongket.records.members.models import Member
from tongket.records.members.queries import members_on
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
LAN = ["Bùi Thị Lan", "1/2/1980", EAST, "000000101", "1/5/2005", "19-05-2005", "2006.05.19".replace(".", "-")]


def codes(report):
    return [remark.code for sheet in report.sheets for row in sheet.rows for remark in row.remarks] + [
        remark.code for sheet in report.sheets for remark in sheet.remarks
    ]


def test_a_preview_writes_nothing():
    new_office()
    events = AuditEvent.objects.count()
    found = preview(OFFICE, "a.xlsx", members(LAN))
    assert found.report.counts[NEW] == 1
    assert (Member.objects.count(), AuditEvent.objects.count()) == (6, events)


def test_a_confirmed_preview_is_in_the_books_with_its_audit_event():
    new_office()
    confirm(OFFICE, preview(OFFICE, "a.xlsx", members(LAN)).key)
    lan = Member.objects.get(card_number="000000101")
    assert (lan.admission_decided_on, lan.admitted_on, lan.official_on) == (
        date(2005, 5, 1),
        date(2005, 5, 19),
        date(2006, 5, 19),
    )
    assert AuditEvent.objects.filter(record_key=lan.key, event="member.registered").count() == 1


def test_the_same_file_twice_changes_nothing():
    new_office()
    content = members(LAN)
    confirm(OFFICE, preview(OFFICE, "a.xlsx", content).key)
    events = AuditEvent.objects.count()
    again = confirm(OFFICE, preview(OFFICE, "a.xlsx", content).key)
    assert again.report.counts == {NEW: 0, SAME: 1, CHANGED: 0, "warning": 0, ERROR: 0}
    assert AuditEvent.objects.count() == events


def test_a_changed_cell_shows_old_and_new_value():
    new_office()
    confirm(OFFICE, preview(OFFICE, "a.xlsx", members(LAN)).key)
    row = preview(OFFICE, "a.xlsx", members([*LAN[:2], WEST, *LAN[3:]])).report.sheets[0].rows[0]
    assert (row.mark, row.changes) == (CHANGED, {"organization": (EAST, WEST)})


def test_an_empty_cell_leaves_what_is_kept_and_the_word_clears_it():
    new_office()
    confirm(OFFICE, preview(OFFICE, "a.xlsx", members(LAN)).key)
    assert preview(OFFICE, "a.xlsx", members([*LAN[:6], ""])).report.counts[SAME] == 1
    confirm(OFFICE, preview(OFFICE, "a.xlsx", members([*LAN[:6], "(xóa)"])).key)
    assert Member.objects.get(card_number="000000101").official_on is None


def test_renamed_and_reordered_columns_are_understood():
    new_office()
    header = ["STT", "Số thẻ", "Chi bộ đang sinh hoạt", "HỌ TÊN", "Ngày vào Đảng", "Sinh ngày"]
    row = [1, "000000102", WEST, "Bùi Văn Nam", "3/2/2001", "5/5/1975"]
    confirm(OFFICE, preview(OFFICE, "a.xlsx", members(row, header=header)).key)
    assert Member.objects.get(card_number="000000102").full_name == "Bùi Văn Nam"


def test_ratings_of_members_new_in_the_same_file_find_them():
    office = new_office()
    sheets = {
        "Đảng viên": [MEMBER_HEADER, LAN],
        "Xếp loại đảng viên": [
            ["Họ và tên", "Số thẻ đảng viên", "Chi bộ", "Mức xếp loại"],
            ["Bùi Thị Lan", "", EAST, "HTXSNV"],
        ],
    }
    content = workbook(sheets, {"org": "mau", "year": "2023"})
    found = confirm(OFFICE, preview(OFFICE, "a.xlsx", content).key)
    assert found.report.counts[NEW] == 2
    assert len(members_on([office.east], date(2023, 12, 31))) == 4


def test_one_wrong_row_holds_back_the_whole_file():
    new_office()
    wrong = ["Bùi Văn Nam", "5/5/1975", WEST, "", "", "32/13/2001", ""]
    found = preview(OFFICE, "a.xlsx", members(LAN, wrong))
    assert found.report.counts[ERROR] == 1
    with pytest.raises(TongketError, match="preview-has-errors"):
        confirm(OFFICE, found.key)
    assert Member.objects.count() == 6


def test_records_changed_after_the_preview_ask_for_a_new_look():
    new_office()
    found = preview(OFFICE, "a.xlsx", members(LAN))
    confirm(OFFICE, preview(OFFICE, "b.xlsx", members(LAN)).key)
    with pytest.raises(TongketError, match="preview-outdated"):
        confirm(OFFICE, found.key)
    assert confirm(OFFICE, found.key).report.counts[SAME] == 1


def test_a_confirmed_upload_cannot_be_confirmed_again():
    new_office()
    found = confirm(OFFICE, preview(OFFICE, "a.xlsx", members(LAN)).key)
    with pytest.raises(TongketError, match="upload-unknown"):
        confirm(OFFICE, found.key)
