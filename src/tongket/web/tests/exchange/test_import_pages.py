"""The three pages of the import, by role."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from tests.office import EAST, WEST
from tongket.exchange.models import Upload
from tongket.exchange.tests.sheets import MEMBER_HEADER, workbook
from tongket.records.members.models import Member
from tongket.web.tests.desk_client import YEAR, Desk, new_desk, page

pytestmark = pytest.mark.django_db
PROPERTIES = {"org": "mau", "year": str(YEAR)}
LAN = ["Bùi Thị Lan", "01/02/1980", EAST, "000000101", "01/05/2005", "19/05/2005", "19/05/2006"]
MINH = ["Ngô Văn Minh", "03/04/1982", WEST, "000000102", "01/05/2006", "19/05/2006", "19/05/2007"]
BINH = ["Trần Thị Bình", "02/01/1965", EAST, "000000002", "01/05/1990", "19/05/1990", "19/05/1991"]
ADMITTED = ["Họ và tên", "Ngày sinh", "Chi bộ", "Số quyết định", "Ngày quyết định kết nạp", "Ngày kết nạp"]
YOUNG = ["Tạ Thị Non", "01/01/2006", EAST, "12-QĐ/ĐU", "25/05/2023", "10/06/2023"]
RATED = ["Họ và tên đảng viên", "Chi bộ", "Mức xếp loại"]
WRONG = ["Đào Văn Ngược", "01/02/1980", EAST, "000000104", "01/05/2005", "19/05/2005", "19/05/2004"]


@pytest.fixture
def desk(settings: object, tmp_path: object) -> Desk:
    settings.DATA = tmp_path  # type: ignore[attr-defined]
    return new_desk()


def file_of(*rows: list[str], name: str = "mau.xlsx", **properties: str) -> SimpleUploadedFile:
    content = workbook({"Đảng viên": [MEMBER_HEADER, *rows]}, {**PROPERTIES, **properties})
    return SimpleUploadedFile(name, content)


def send(desk: Desk, *files: SimpleUploadedFile, client: str = "officer", year: int = YEAR) -> HttpResponse:
    return getattr(desk, client).post("/nhap-excel/", {"tep": list(files), "nam": year})  # type: ignore[no-any-return]


def asking(desk: Desk, *more: list[str]) -> str:
    """The address of the preview of a file whose admission of someone under age asks for a reason."""
    sheets = {"Đảng viên": [MEMBER_HEADER, *more], "Kết nạp": [ADMITTED, YOUNG]}
    return str(send(desk, SimpleUploadedFile("mau.xlsx", workbook(sheets, PROPERTIES)))["Location"])


def non() -> bool:
    """Whether the one admitted under age stands in the books."""
    return Member.objects.filter(full_name="Tạ Thị Non").exists()


def uploaded(desk: Desk, *rows: list[str], **properties: str) -> str:
    """The address of the preview of a file with these rows."""
    return str(send(desk, file_of(*rows, **properties))["Location"])


def test_one_file_leads_to_its_preview_and_writes_nothing(desk: Desk) -> None:
    text = page(desk.officer, uploaded(desk, LAN))
    assert "Bùi Thị Lan" in text
    assert "Xác nhận, ghi vào sổ" in text
    assert not Member.objects.filter(card_number="000000101").exists()


def test_a_confirmed_file_leads_to_its_lines(desk: Desk) -> None:
    answer = desk.officer.post(uploaded(desk, LAN) + "xac-nhan/", follow=True)
    lan = Member.objects.get(card_number="000000101")
    assert f"/so/dang-vien/{lan.key}/" in answer.content.decode()


def test_a_confirmation_pressed_twice_leads_to_the_result_both_times(desk: Desk) -> None:
    url = uploaded(desk, LAN)
    answers = [desk.officer.post(url + "xac-nhan/") for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [url + "ket-qua/"] * 2


def test_several_files_wait_side_by_side(desk: Desk) -> None:
    assert send(desk, file_of(LAN, name="a.xlsx"), file_of(MINH, name="b.xlsx"))["Location"] == "/nhap-excel/"
    text = page(desk.officer, "/nhap-excel/")
    assert "a.xlsx" in text
    assert "b.xlsx" in text


def test_several_files_are_confirmed_at_once(desk: Desk) -> None:
    send(desk, file_of(LAN, name="a.xlsx"), file_of(MINH, name="b.xlsx"))
    keys = [str(key) for key in Upload.objects.values_list("key", flat=True)]
    desk.officer.post("/nhap-excel/xac-nhan/", {"tep": keys})
    assert Member.objects.filter(card_number__in=["000000101", "000000102"]).count() == 2


def test_a_file_that_is_no_workbook_is_named_with_its_code_beside_the_good_one(desk: Desk) -> None:
    answer = send(desk, SimpleUploadedFile("ghi-chu.xlsx", b"xin chao"), file_of(LAN))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "file-not-xlsx" in text
    assert "ghi-chu.xlsx" in text
    assert "mau.xlsx" in text


def test_without_a_file_the_page_says_so(desk: Desk) -> None:
    assert "Chưa chọn tệp nào" in desk.officer.post("/nhap-excel/", {"nam": YEAR}).content.decode()


def test_a_file_too_large_is_refused_before_it_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tongket.web.exchange.choosing.MAX_PACKED", 100)
    assert "file-too-large" in send(desk, file_of(LAN)).content.decode()


def test_a_file_of_another_year_is_refused(desk: Desk) -> None:
    assert "workbook-of-another-year" in send(desk, file_of(LAN), year=2022).content.decode()


def test_an_error_names_sheet_cell_code_and_mend_and_offers_no_confirmation(desk: Desk) -> None:
    text = page(desk.officer, uploaded(desk, WRONG))
    assert "Xác nhận, ghi vào sổ" not in text
    assert re.search(r"Đảng viên · ô [A-G]2", text)
    assert "Cách xử lý:" in text


def test_a_file_with_errors_is_not_confirmed_even_when_asked(desk: Desk) -> None:
    answer = desk.officer.post(uploaded(desk, LAN, WRONG) + "xac-nhan/")
    assert answer.status_code == 422
    assert "preview-has-errors" in answer.content.decode()
    assert not Member.objects.filter(card_number="000000101").exists()


def test_rows_can_be_looked_at_by_their_mark(desk: Desk) -> None:
    text = page(desk.officer, uploaded(desk, LAN, WRONG) + "?sheet=0&dau=error")
    rows = text[text.index('id="dong"') :]
    assert "Đào Văn Ngược" in rows
    assert "Bùi Thị Lan" not in rows


def test_a_long_preview_comes_in_pages(desk: Desk) -> None:
    rows = [[f"Người Số {n}", "01/02/1980", EAST, f"0000{n:05}", *LAN[4:]] for n in range(200, 330)]
    url = uploaded(desk, *rows)
    assert "Người Số 329" not in page(desk.officer, url)
    assert "Người Số 329" in page(desk.officer, url + "?sheet=0&trang=2")


def test_a_changed_row_shows_old_and_new(desk: Desk) -> None:
    text = page(desk.officer, uploaded(desk, BINH))
    assert "01/01/1965</del>" in text
    assert "02/01/1965</ins>" in text


def test_a_row_that_asks_for_a_reason_offers_a_field_for_it_and_its_source(desk: Desk) -> None:
    text = page(desk.officer, asking(desk))
    assert 'name="ly-do:admissions:2"' in text
    assert "Xác nhận, ghi vào sổ" in text
    assert "admission-too-young" in text


def test_with_its_reason_the_row_is_in_the_books(desk: Desk) -> None:
    desk.officer.post(asking(desk) + "xac-nhan/", {"ly-do:admissions:2": "Theo ý kiến của Tỉnh ủy"})
    assert non()


def test_one_reason_can_stand_for_all_rows(desk: Desk) -> None:
    desk.officer.post(asking(desk) + "xac-nhan/", {"ly-do-chung": "Theo ý kiến của Tỉnh ủy"})
    assert non()


def test_without_its_reason_the_row_stays_out(desk: Desk) -> None:
    assert desk.officer.post(asking(desk) + "xac-nhan/", {"ly-do-chung": "  "}).status_code == 422
    assert not non()


def test_a_reason_typed_is_not_lost_where_something_else_is_wrong(desk: Desk) -> None:
    answer = desk.officer.post(asking(desk, WRONG) + "xac-nhan/", {"ly-do:admissions:2": "Theo ý kiến của Tỉnh ủy"})
    assert 'value="Theo ý kiến của Tỉnh ủy"' in answer.content.decode()
    assert not non()


def test_a_row_that_names_someone_still_waiting_for_a_reason_does_not_block(desk: Desk) -> None:
    sheets = {"Kết nạp": [ADMITTED, YOUNG], "Xếp loại đảng viên": [RATED, ["Tạ Thị Non", EAST, "HTTNV"]]}
    url = str(send(desk, SimpleUploadedFile("mau.xlsx", workbook(sheets, PROPERTIES)))["Location"])
    assert "Xác nhận, ghi vào sổ" in page(desk.officer, url)
    desk.officer.post(url + "xac-nhan/", {"ly-do-chung": "Theo ý kiến của Tỉnh ủy"})
    assert non()


def test_a_file_can_be_put_aside(desk: Desk) -> None:
    url = uploaded(desk, LAN)
    desk.officer.post(url + "bo/")
    assert desk.officer.get(url).status_code == 404


def test_a_confirmed_file_shows_its_result_instead_of_its_preview(desk: Desk) -> None:
    url = uploaded(desk, LAN)
    desk.officer.post(url + "xac-nhan/")
    assert desk.officer.get(url)["Location"] == url + "ket-qua/"


def test_a_cell_secretary_brings_in_the_file_of_the_own_cell(desk: Desk) -> None:
    answer = send(desk, file_of(BINH, cell="mau/chi-bo-thon-dong"), client="secretary")
    assert desk.secretary.post(f"{answer['Location']}xac-nhan/").status_code == 302
    assert str(Member.objects.get(card_number="000000002").birth_date) == "1965-01-02"


def test_a_cell_secretary_cannot_bring_new_members_in_by_a_file(desk: Desk) -> None:
    answer = send(desk, file_of(LAN, cell="mau/chi-bo-thon-dong"), client="secretary")
    assert "access-denied" in answer.content.decode()


def test_a_cell_secretary_brings_in_no_file_of_the_whole_office(desk: Desk) -> None:
    assert "access-denied" in send(desk, file_of(LAN), client="secretary").content.decode()


def test_a_cell_secretary_does_not_see_the_files_of_others(desk: Desk) -> None:
    url = uploaded(desk, LAN)
    assert desk.secretary.get(url).status_code == 403
    assert "mau.xlsx" not in page(desk.secretary, "/nhap-excel/")


def test_a_viewer_has_no_import(desk: Desk) -> None:
    assert desk.viewer.get("/nhap-excel/").status_code == 403
    assert send(desk, file_of(LAN), client="viewer").status_code == 403


def test_a_stranger_is_sent_to_the_sign_in(desk: Desk) -> None:
    assert desk.stranger.get("/nhap-excel/")["Location"].startswith("/dang-nhap/")


def test_what_only_waits_for_a_reason_is_counted_apart_from_the_errors(desk: Desk) -> None:
    text = page(desk.officer, asking(desk, WRONG))
    assert re.search(r'class="counts-due"><a href="#ly-do"><b class="number">1</b>', text)
    assert re.search(r'class="counts-bad"><a [^>]*><b class="number">1</b>', text)


def test_a_sheet_that_was_not_read_is_remarked_upon_in_the_list_of_sheets(desk: Desk) -> None:
    sheets = {"Đảng viên": [MEMBER_HEADER, LAN], "Ghi chú riêng": [["x"]]}
    url = str(send(desk, SimpleUploadedFile("mau.xlsx", workbook(sheets, PROPERTIES)))["Location"])
    assert "1 lưu ý về sheet" in page(desk.officer, url)
    assert "sheet-unknown" in page(desk.officer, url + "?sheet=1")
