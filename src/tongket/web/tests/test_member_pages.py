"""The register's pages: one member, the steps of a life, transfers, filters, what is due."""

from __future__ import annotations

from datetime import date

import pytest

from tests.office import OFFICE
from tongket.access import audit
from tongket.records.members import queries
from tongket.records.members.actions.identity.enter import enter
from tongket.records.members.actions.transfers.start import start
from tongket.records.members.identity.book import IdentityEntry
from tongket.records.members.life.queries import events_of
from tongket.records.members.models import MemberIdentity, Transfer
from tongket.records.members.transfers.book import TransferEntry
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
NUMBER = "001065000123"


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def url(member: int, part: str = "") -> str:
    return f"/dang-vien/{queries.kept([member])[member].key}/{part}"


def introduced(desk: Desk, to: int | None = None) -> str:
    office = desk.office
    line = TransferEntry(office.an, "official", date(2023, 3, 10), office.east, "", to or office.west)
    [written] = start(OFFICE, [line]).written
    return f"/chuyen-sinh-hoat/{Transfer.objects.get(pk=written.id).key}/"


def test_a_member_is_one_page_with_the_life_as_sentences(desk: Desk) -> None:
    shown = page(desk.officer, url(desk.office.an))
    assert "Được kết nạp vào Đảng" in shown
    assert "năm tuổi Đảng" in shown


def test_who_may_not_read_a_cell_finds_none_of_its_members(desk: Desk) -> None:
    assert desk.secretary.get(url(desk.office.an)).status_code == 200
    assert desk.secretary.get(url(desk.office.dung)).status_code == 404


def test_a_probationary_member_is_recognised_from_the_page(desk: Desk) -> None:
    assert "cong-nhan-chinh-thuc" in page(desk.officer, url(desk.office.hoa))
    answer = desk.officer.post(url(desk.office.hoa, "cong-nhan-chinh-thuc/"), {"on": "19/05/2024"})
    assert answer.status_code == 302
    assert queries.kept([desk.office.hoa])[desk.office.hoa].entry.official_on == date(2024, 5, 19)


def test_a_recognition_before_twelve_months_shows_why_with_its_citation(desk: Desk) -> None:
    answer = desk.officer.post(url(desk.office.hoa, "cong-nhan-chinh-thuc/"), {"on": "19/03/2024"})
    assert answer.status_code == 422
    assert "probation-too-short" in answer.content.decode()
    assert "Điều lệ Đảng" in answer.content.decode()


def test_a_step_entered_by_mistake_is_taken_back_with_the_reason(desk: Desk) -> None:
    desk.officer.post(url(desk.office.an, "tu-tran/"), {"on": "19/03/2024"})
    [step] = [each for each in events_of(desk.office.an) if each.kind == "deceased"]
    back = url(desk.office.an, f"thu-hoi/{step.key}/")
    assert back in page(desk.officer, url(desk.office.an))
    assert desk.officer.post(back, {"reason": ""}).status_code == 422
    assert desk.officer.post(back, {"reason": "Ghi nhầm người"}).status_code == 302
    assert queries.kept([desk.office.an])[desk.office.an].entry.ended_as == ""
    assert desk.secretary.get(url(desk.office.an, f"thu-hoi/{step.key}/")).status_code == 404


def test_who_may_not_take_back_is_offered_no_link(desk: Desk) -> None:
    [step, *_] = events_of(desk.office.an)
    back = url(desk.office.an, f"thu-hoi/{step.key}/")
    assert back not in page(desk.secretary, url(desk.office.an))
    assert desk.secretary.get(back).status_code == 403


def test_a_step_the_role_does_not_allow_is_neither_offered_nor_taken(desk: Desk) -> None:
    assert "cong-nhan-chinh-thuc" not in page(desk.secretary, url(desk.office.an))
    assert desk.secretary.post(url(desk.office.an, "tu-tran/"), {"on": "19/03/2024"}).status_code == 403


def test_a_step_that_is_none_is_not_there(desk: Desk) -> None:
    assert desk.officer.get(url(desk.office.an, "bay-len/")).status_code == 404


def test_a_transfer_is_started_and_received_with_both_ends_shown(desk: Desk) -> None:
    form = {"kind": "internal", "to_unit": str(desk.office.west), "introduced_on": "10/03/2023"}
    assert desk.officer.post(url(desk.office.an, "chuyen/"), form).status_code == 302
    shown = page(desk.officer, "/chuyen-sinh-hoat/")
    assert "Chi bộ thôn Đông" in shown
    assert "Chi bộ thôn Tây" in shown
    assert "Ngày cuối: 21/04/2023" in shown
    act = f"/chuyen-sinh-hoat/{Transfer.objects.get().key}/tiep-nhan/"
    assert desk.officer.post(act, {"on": "20/03/2023"}).status_code == 302
    assert queries.kept([desk.office.an])[desk.office.an].entry.organization == desk.office.west


def test_a_second_transfer_is_refused_on_the_page(desk: Desk) -> None:
    introduced(desk)
    form = {"kind": "internal", "to_unit": str(desk.office.west), "introduced_on": "11/03/2023"}
    answer = desk.officer.post(url(desk.office.an, "chuyen/"), form)
    assert answer.status_code == 422
    assert "transfer-open-already" in answer.content.decode()


def test_papers_shown_late_ask_for_the_reason_on_the_page(desk: Desk) -> None:
    act = introduced(desk) + "tiep-nhan/"
    late = {"on": "30/05/2023", "presented_on": "30/05/2023"}
    answer = desk.officer.post(act, late)
    assert "24-QĐ/TW" in answer.content.decode()
    assert desk.officer.post(act, {**late, "reason": "Ốm dài ngày"}).status_code == 302


def test_a_member_sent_back_needs_the_reason(desk: Desk) -> None:
    act = introduced(desk) + "tra-lai/"
    assert desk.officer.post(act, {"on": "20/03/2023"}).status_code == 422
    assert desk.officer.post(act, {"on": "20/03/2023", "reason": "Sai địa bàn"}).status_code == 302


def test_the_receiving_organisation_gives_the_member_to_a_cell(desk: Desk) -> None:
    act = introduced(desk, desk.office.commune) + "tiep-nhan/"
    assert "Phân về chi bộ" in page(desk.officer, act)
    assert desk.officer.post(act, {"on": "20/03/2023", "unit": str(desk.office.west)}).status_code == 302
    assert queries.kept([desk.office.an])[desk.office.an].entry.organization == desk.office.west


def test_an_act_that_does_not_fit_the_state_is_denied(desk: Desk) -> None:
    assert desk.officer.get(introduced(desk) + "ket-thuc/").status_code == 403
    assert desk.officer.get(introduced_url_of_no_verb()).status_code == 404


def introduced_url_of_no_verb() -> str:
    return f"/chuyen-sinh-hoat/{Transfer.objects.get().key}/bay-len/"


def test_the_register_is_searched_without_diacritics_and_by_card(desk: Desk) -> None:
    for words in ("nguyen an", "000000001"):
        shown = page(desk.officer, f"/dang-vien/?q={words}")
        assert ("Nguyễn Văn An" in shown, "Trần Thị Bình" in shown) == (True, False)


def test_an_identity_number_finds_its_member_only_for_who_may_see_it(desk: Desk) -> None:
    enter(OFFICE, [IdentityEntry(desk.office.an, desk.office.east, NUMBER)])
    found = ["Nguyễn Văn An" in page(client, f"/dang-vien/?q={NUMBER}") for client in (desk.officer, desk.secretary)]
    assert found == [True, False]


@pytest.mark.parametrize(
    ("name", "finds"),
    [("probationary", "Đỗ Thị Hoa"), ("no_identity", "Nguyễn Văn An"), ("party_age_30", "Nguyễn Văn An"),
     ("exempted", ""), ("suspended", ""), ("no_card", ""), ("no_decision_day", ""), ("no_birth_date", ""),
     ("in_transfer", "")],
)  # fmt: skip
def test_every_declared_filter_asks_its_question(desk: Desk, name: str, finds: str) -> None:
    shown = page(desk.officer, f"/dang-vien/?loc={name}")
    assert (finds or "Không có đảng viên nào khớp") in shown


def test_a_filter_is_kept_for_oneself_and_given_up(desk: Desk) -> None:
    desk.officer.post("/dang-vien/bo-loc/", {"ten": "Dự bị", "dia-chi": "loc=probationary"})
    assert 'href="?loc=probationary"' in page(desk.officer, "/dang-vien/")
    assert 'href="?loc=probationary"' not in page(desk.secretary, "/dang-vien/")
    [kept] = desk.officer.get("/dang-vien/").context["saved"]
    assert desk.secretary.post(f"/dang-vien/bo-loc/{kept['key']}/bo/").status_code == 404
    desk.officer.post(f"/dang-vien/bo-loc/{kept['key']}/bo/")
    assert 'href="?loc=probationary"' not in page(desk.officer, "/dang-vien/")


def test_a_filter_without_a_name_is_not_kept(desk: Desk) -> None:
    """Refused as saved-filter-without-name; the list says so."""
    answer = desk.officer.post("/dang-vien/bo-loc/", {"ten": "", "dia-chi": "loc=probationary"}, follow=True)
    assert "phải có tên" in answer.content.decode()


def test_an_identity_number_is_masked_until_someone_says_why(desk: Desk) -> None:
    enter(OFFICE, [IdentityEntry(desk.office.an, desk.office.east, NUMBER)])
    shown = page(desk.officer, url(desk.office.an))
    assert (NUMBER in shown, "•••••••••123" in shown) == (False, True)
    asked = url(desk.office.an, "so-dinh-danh/")
    assert NUMBER not in desk.officer.post(asked, {"reason": ""}).content.decode()
    assert NUMBER in desk.officer.post(asked, {"reason": "Đối chiếu danh sách"}).content.decode()
    event = audit.last_change(MemberIdentity.objects.get().key)
    assert event is not None
    assert (event.event, event.reason) == ("identity.revealed", "Đối chiếu danh sách")


def test_who_may_not_reveal_sees_no_number_at_all(desk: Desk) -> None:
    enter(OFFICE, [IdentityEntry(desk.office.an, desk.office.east, NUMBER)])
    assert "•" not in page(desk.secretary, url(desk.office.an))
    assert desk.secretary.get(url(desk.office.an, "so-dinh-danh/")).status_code == 403


def test_what_is_due_is_listed_with_its_source(desk: Desk) -> None:
    introduced(desk)
    shown = page(desk.officer, "/dang-vien/viec-den-han/")
    assert "Chuyển sinh hoạt chưa xong" in shown
    assert "24-QĐ/TW" in shown
