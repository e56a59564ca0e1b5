"""One file a cell: sent out filled in, dropped all at once, sent again."""

import io

import openpyxl
import pytest

from tests.office import EAST, OFFICE, WEST, new_office
from tongket.access.models import AuditEvent
from tongket.exchange.board import CONFLICTING, MISSING, SENT, WAITING, board
from tongket.exchange.excel.forms import cell_forms
from tongket.exchange.excel.report import NEW, SAME
from tongket.exchange.replacing import REPLACED
from tongket.exchange.uploads import confirm, preview
from tongket.organizations import queries as organizations
from tongket.records.reviews.models import MemberRating

pytestmark = pytest.mark.django_db
RATINGS = "Xếp loại đảng viên"


def files():
    return {file.cell.name: file for file in cell_forms(organizations.unit("mau"), 2023)}


def rated(file, level="HTTNV", but=()):
    """The cell's file with a level for each of its members; those in `but` have their row emptied."""
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    sheet = book[RATINGS]
    place = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, place["Mức xếp loại"], level)
        if sheet.cell(row, 1).value in but:
            for column in range(1, sheet.max_column + 1):
                sheet.cell(row, column).value = None
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def send(cell, **how):
    return confirm(OFFICE, preview(OFFICE, files()[cell].name, rated(files()[cell], **how)).key)


def states():
    return {line.cell.name: line.state for line in board(organizations.unit("mau"), 2023)}


def test_each_cell_has_a_file_with_its_own_members_alone():
    new_office()
    sheet = openpyxl.load_workbook(io.BytesIO(files()[EAST].content))[RATINGS]
    assert [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)] == [
        "Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Cúc"
    ]  # fmt: skip


def test_names_and_cards_are_locked_and_levels_are_not():
    new_office()
    sheet = openpyxl.load_workbook(io.BytesIO(files()[EAST].content))[RATINGS]
    place = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.protection.sheet
    assert sheet.cell(2, place["Số thẻ đảng viên"]).protection.locked
    letter = openpyxl.utils.get_column_letter(place["Mức xếp loại"])
    assert not sheet.column_dimensions[letter].protection.locked


def test_last_years_level_stands_beside_the_new_one_and_is_not_read():
    office = new_office()
    send(EAST)
    MemberRating.objects.filter(member=office.an).update(report_year=2022, level="excellent")
    sheet = openpyxl.load_workbook(io.BytesIO(files()[EAST].content))[RATINGS]
    place = {cell.value: cell.column for cell in sheet[1]}
    assert sheet.cell(2, place["Năm trước"]).value == "Hoàn thành xuất sắc nhiệm vụ"
    assert preview(OFFICE, "a.xlsx", rated(files()[EAST])).report.counts[NEW] == 1


def test_many_files_dropped_at_once_all_come_in():
    new_office()
    for name in (EAST, WEST):
        assert send(name).report.counts[NEW] == 3
    assert MemberRating.objects.filter(withdrawn_at=None).count() == 6


def test_a_cells_file_sent_twice_changes_nothing():
    new_office()
    send(EAST)
    events = AuditEvent.objects.count()
    again = send(EAST)
    assert (again.report.counts[NEW], again.report.replaced, AuditEvent.objects.count()) == (0, 0, events)
    assert again.report.counts[SAME] >= 3


def test_sending_again_replaces_only_that_cells_rows():
    office = new_office()
    send(EAST)
    send(WEST)
    again = send(EAST, level="HTXSNV", but=("Trần Thị Bình",))
    standing = MemberRating.objects.filter(withdrawn_at=None).values_list("member_id", "level")
    assert again.report.replaced == 1
    assert dict(standing) == {
        office.an: "excellent", office.cuc: "excellent",
        office.dung: "good", office.giang: "good", office.hoa: "good",
    }  # fmt: skip


def test_what_sending_again_takes_out_is_audited_with_the_reason():
    office = new_office()
    send(EAST)
    send(EAST, but=("Trần Thị Bình",))
    gone = MemberRating.objects.get(member=office.binh)
    event = AuditEvent.objects.get(record_key=gone.key, event__endswith="withdrawn")
    assert gone.withdrawn_at is not None
    assert event.reason == REPLACED


def test_the_preview_says_how_many_rows_will_be_taken_out():
    new_office()
    send(EAST)
    found = preview(OFFICE, "a.xlsx", rated(files()[EAST], but=("Trần Thị Bình",)))
    assert found.report.replaced == 1
    assert MemberRating.objects.filter(withdrawn_at=None).count() == 3


def test_a_sheet_left_out_of_the_file_sent_again_takes_nothing_out():
    new_office()
    send(EAST)
    book = openpyxl.load_workbook(io.BytesIO(files()[EAST].content))
    del book[RATINGS]
    stream = io.BytesIO()
    book.save(stream)
    assert confirm(OFFICE, preview(OFFICE, "a.xlsx", stream.getvalue()).key).report.replaced == 0
    assert MemberRating.objects.filter(withdrawn_at=None).count() == 3


def test_the_board_shows_who_is_missing_who_waits_and_who_has_sent():
    new_office()
    assert states() == {EAST: MISSING, WEST: MISSING}
    found = preview(OFFICE, "a.xlsx", rated(files()[EAST]))
    assert states()[EAST] == WAITING
    confirm(OFFICE, found.key)
    assert states() == {EAST: SENT, WEST: MISSING}


def test_a_file_with_errors_or_two_files_unconfirmed_conflict():
    new_office()
    preview(OFFICE, "a.xlsx", rated(files()[EAST], level="tuyệt vời"))
    preview(OFFICE, "b.xlsx", rated(files()[WEST]))
    preview(OFFICE, "c.xlsx", rated(files()[WEST], level="HTXSNV"))
    assert states() == {EAST: CONFLICTING, WEST: CONFLICTING}


def test_a_sent_file_stands_though_an_older_preview_was_never_confirmed():
    new_office()
    preview(OFFICE, "a.xlsx", rated(files()[EAST], level="HTXSNV"))
    send(EAST)
    assert states()[EAST] == SENT
