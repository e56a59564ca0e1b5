"""The desk of dues: the year at a glance, the book of a month typed or pasted, what is kept and sent up."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.organizations import queries as organizations
from tongket.records.dues.queries import kept_of_year, lines_of_month, remitted_of_year
from tongket.records.dues.tests.cast import YEAR, own_values, paid, pays
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
YEAR_PAGE = f"/dang-phi/?year={YEAR}"


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def address(unit: int, month: int = 3) -> str:
    return f"/dang-phi/{organizations.units_by_id([unit])[unit].key}/{YEAR}/{month}/"


def amounts(desk: Desk, month: int = 3) -> dict[str, tuple[int, int]]:
    lines = lines_of_month([desk.office.east], YEAR, month)
    names = {desk.office.an: "an", desk.office.binh: "binh", desk.office.cuc: "cuc"}
    return {names[line.entry.member]: (line.entry.collected, line.entry.arrears) for line in lines}


def all_pay(desk: Desk) -> None:
    for member in (desk.office.an, desk.office.binh, desk.office.cuc):
        pays(member, desk.office.east)


def test_a_year_without_books_teaches_how_to_begin(desk):
    shown = page(desk.officer, YEAR_PAGE)
    assert "Chưa ghi sổ thu tháng nào" in shown
    assert "Chi bộ thôn Đông" in shown


def test_a_year_shows_who_paid_and_who_owes_three_months(desk):
    all_pay(desk)
    for month in (2, 3, 4):
        paid(desk.office.an, desk.office.east, month, 0)
        paid(desk.office.binh, desk.office.east, month, 30_000)
    shown = page(desk.officer, YEAR_PAGE)
    assert "1/2" in shown
    assert "Nguyễn Văn An" in shown
    assert "đã đến mức" in shown
    assert "Trần Thị Bình" not in shown


def test_a_month_lists_every_member_with_what_is_owed(desk):
    all_pay(desk)
    shown = page(desk.officer, address(desk.office.east))
    assert all(name in shown for name in ("Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Cúc"))
    assert shown.count("30.000") == 3


def test_what_is_typed_is_written_one_line_a_member_and_blank_is_zero(desk):
    all_pay(desk)
    given = {f"collected-{desk.office.an}": "30.000", f"collected-{desk.office.binh}": "30000", "do": "save"}
    assert desk.officer.post(address(desk.office.east), given).status_code == 302
    assert amounts(desk) == {"an": (30_000, 0), "binh": (30_000, 0), "cuc": (0, 0)}


def test_what_is_owed_fills_the_empty_fields_and_writes_nothing(desk):
    all_pay(desk)
    answer = desk.officer.post(address(desk.office.east), {f"collected-{desk.office.an}": "10.000", "do": "fill"})
    shown = answer.content.decode()
    assert shown.count('value="30.000"') == 2
    assert 'value="10.000"' in shown
    assert amounts(desk) == {}


def test_rows_pasted_from_a_sheet_go_to_their_members(desk):
    all_pay(desk)
    rows = "nguyen van an\t30.000\t15.000\n000000002\t20.000\nNgười Lạ\t5.000"
    shown = desk.officer.post(address(desk.office.east), {"pasted": rows, "do": "paste"}).content.decode()
    assert all(f'value="{amount}"' in shown for amount in ("30.000", "15.000", "20.000"))
    assert "Người Lạ 5.000" in shown
    assert amounts(desk) == {}


def test_a_pasted_column_of_amounts_goes_down_the_list(desk):
    all_pay(desk)
    shown = desk.officer.post(address(desk.office.east), {"pasted": "1\n2\n3", "do": "paste"}).content.decode()
    fields = [f'name="collected-{member}" value="{place}"' for place, member in
              enumerate((desk.office.an, desk.office.binh, desk.office.cuc), 1)]  # fmt: skip
    assert all(field in shown for field in fields)


def test_more_than_is_owed_is_asked_for_its_reason_and_nothing_typed_is_lost(desk):
    all_pay(desk)
    given = {f"collected-{desk.office.an}": "90.000", f"collected-{desk.office.binh}": "30.000", "do": "save"}
    answer = desk.officer.post(address(desk.office.east), given)
    assert answer.status_code == 422
    assert 'value="90.000"' in answer.content.decode()
    assert "tự nguyện đóng cao hơn" in answer.content.decode()
    assert desk.officer.post(address(desk.office.east), given | {"reason": "Tự nguyện"}).status_code == 302
    assert amounts(desk)["an"] == (90_000, 0)


def test_what_is_no_amount_is_shown_at_its_row(desk):
    answer = desk.officer.post(address(desk.office.east), {f"collected-{desk.office.an}": "ba mươi", "do": "save"})
    assert answer.status_code == 422
    assert "ba mươi" in answer.content.decode()


def test_a_written_month_is_corrected_on_the_same_page(desk):
    all_pay(desk)
    paid(desk.office.an, desk.office.east, 3, 0)
    given = {f"collected-{desk.office.an}": "30.000", f"arrears-{desk.office.an}": "30.000", "do": "save"}
    desk.officer.post(address(desk.office.east), given)
    assert amounts(desk)["an"] == (30_000, 30_000)


def test_the_split_is_proposed_written_and_sent_up(desk):
    own_values(desk.office.commune, kept_by_cell="70", kept_by_grassroots_organization="40")
    all_pay(desk)
    paid(desk.office.an, desk.office.east, 3, 30_000)
    where = address(desk.office.east)
    assert 'value="21.000"' in page(desk.officer, where)
    desk.officer.post(f"{where}trich/", {"kept": "21.000"})
    desk.officer.post(f"{where}nop/", {"amount": "9.000", "remitted_on": "05/04/2026", "receipt_number": "PT-1"})
    [kept], [sent] = kept_of_year([desk.office.east], YEAR), remitted_of_year([desk.office.east], YEAR)
    assert (kept.entry.kept, sent.entry.amount, sent.entry.remitted_on) == (21_000, 9_000, date(2026, 4, 5))
    assert "Đã nộp 9.000 đồng ngày 05/04/2026, PT-1" in page(desk.officer, where)


def test_without_a_share_the_page_says_what_to_enter(desk):
    paid(desk.office.an, desk.office.east, 3, 30_000)
    assert "Chương trình không tự đặt tỷ lệ" in page(desk.officer, address(desk.office.east))


def test_the_commune_sees_what_it_received(desk):
    own_values(desk.office.commune, kept_by_cell="70", kept_by_grassroots_organization="40")
    where = address(desk.office.commune)
    assert "Chưa nhận được đảng phí" in page(desk.officer, where)
    paid(desk.office.an, desk.office.east, 3, 30_000)
    cell = address(desk.office.east)
    desk.officer.post(f"{cell}trich/", {"kept": "21.000"})
    desk.officer.post(f"{cell}nop/", {"amount": "9.000", "remitted_on": "05/04/2026"})
    assert 'value="3.600"' in page(desk.officer, where)


def test_a_cell_secretary_fills_in_the_own_cell_alone(desk):
    west = address(desk.office.west)
    assert desk.secretary.get(west).status_code == 404
    given = {f"collected-{desk.office.an}": "30.000", "do": "save"}
    assert desk.secretary.post(address(desk.office.east), given).status_code == 302
    assert amounts(desk)["an"] == (30_000, 0)


def test_a_viewer_reads_and_writes_nothing(desk):
    where = address(desk.office.east)
    assert "Ghi sổ" not in page(desk.viewer, where)
    assert desk.viewer.post(where, {"do": "save"}).status_code == 403
    assert desk.viewer.post(f"{where}trich/", {"kept": "0"}).status_code == 403
    assert desk.nobody.get("/dang-phi/").status_code in (302, 403)


def test_a_month_that_is_none_is_not_found(desk):
    assert desk.officer.get(address(desk.office.east, 13)).status_code == 404


def test_the_book_and_the_report_open_from_the_desk(desk):
    all_pay(desk)
    paid(desk.office.an, desk.office.east, 3, 30_000)
    shown = page(desk.officer, address(desk.office.east))
    key = organizations.units_by_id([desk.office.east])[desk.office.east].key
    assert f"/mau/dues/book/{key}.{YEAR}-03/" in shown
    assert "Mẫu S01/ĐP" in page(desk.officer, f"/mau/dues/book/{key}.{YEAR}-03/")
    assert "Mẫu B01/ĐP" in page(desk.officer, f"/mau/dues/report/{key}.{YEAR}-q1/")
