"""What the records of a member's life give to their papers: events, transfers with both ends, the member's file."""

from __future__ import annotations

from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.documents.forms.gathering import forms_of, gather, made
from tongket.documents.tests.forms.frames import text_of
from tongket.records.admissions.tests.candidates_cast import path, ready
from tongket.records.members import queries as members
from tongket.records.members.actions.transfers.start import start
from tongket.records.members.life.entry import LifeEntry
from tongket.records.members.life.queries import events_of
from tongket.records.members.steps import STEPS
from tongket.records.members.transfers.book import TransferEntry
from tongket.records.members.transfers.queries import of_members
from tongket.rules.errors import TongketError

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DAY = date(2026, 10, 1)
PAPERS = {
    "exempted": "life/exemption",
    "suspended": "life/suspension",
    "struck_off": "life/striking_off",
    "left": "life/leaving",
    "expelled": "life/expulsion",
    "deceased": "life/death_notice",
}
GROUNDS = {"exempted": "old_age", "struck_off": "card_given_back"}


@pytest.fixture
def office():
    return new_office()


def step(kind: str, member: int, on: date = DAY, **more: object) -> str:
    """The key of a step just taken."""
    STEPS[kind](OFFICE, [LifeEntry(member, on, **more)], reason="Ghi để thử")  # type: ignore[arg-type]
    return str(next(each.key for each in events_of(member) if each.kind == kind))


def text(form_id: str, key: str) -> str:
    return text_of(made(form_id, key).filled.paper)


@pytest.mark.parametrize("kind", PAPERS)
def test_each_step_of_a_life_yields_its_paper(office, kind):
    key = step(kind, office.an, ground=GROUNDS.get(kind, ""), note="theo hồ sơ")
    assert [each.id for each in forms_of("life", key)] == [PAPERS[kind]]
    assert "Nguyễn Văn An" in text(PAPERS[kind], key)


def test_the_decision_recognising_a_member_names_both_days(office):
    key = step("recognized", office.hoa, date(2024, 5, 19))
    shown = text("life/recognition", key)
    assert "kết nạp vào Đảng ngày 19/05/2023" in shown
    assert "19/05/2024" in shown
    assert "Quy định số 24-QĐ/TW" in shown


def test_the_decision_cites_the_cells_resolution_where_the_pipeline_has_it(office):
    candidate = ready(office)
    path(candidate, "cell_vote", "committee_vote", "admission_decision", "admission_ceremony", "member_file")
    path(candidate, "new_member_class", "probation_self_review", "helper_remarks", "mass_remarks", "residence_remarks")
    path(candidate, "recognition_vote", "recognition_decision")
    [member] = [each.id for each in members.members_on([office.east], DAY) if each.entry.full_name == "Bùi Anh Khoa"]
    shown = text("life/recognition", str(events_of(member)[-1].key))
    assert "Xét Nghị quyết số 12-NQ/CB, ngày 10/09/2026 của Chi bộ thôn Đông" in shown
    assert "là đảng viên chính thức kể từ ngày <strong>02/09/2026</strong>" in shown
    assert "Số 57-QĐ/ĐU" in shown


def test_the_cell_issues_what_the_cell_decides_and_the_committee_the_rest(office):
    exempted = gather("life/exemption", step("exempted", office.an, ground="old_age"))
    struck = gather("life/striking_off", step("struck_off", office.binh, ground="card_given_back"))
    assert (exempted.issuer, struck.issuer) == (office.east, office.commune)
    assert struck.body == "standing_committee"


def test_the_body_competent_on_the_day_issues_the_decision(office):
    key = step("left", office.an, date(2025, 3, 1))
    alone = gather("life/leaving", key)
    assert (alone.issuer, alone.body) == (office.commune, "standing_committee")
    key = step("left", office.binh, date(2026, 3, 1))
    assert gather("life/leaving", key).body == "party_committee"


def test_a_ground_is_said_in_words(office):
    shown = text("life/striking_off", step("struck_off", office.an, ground="card_given_back"))
    assert "card_given_back" not in shown
    assert "Lý do: tự ý trả thẻ" in shown


def test_a_decision_already_numbered_is_printed_with_its_number_and_day(office):
    key = step("expelled", office.an, decision_number="15-QĐ/ĐU", decided_on=date(2026, 9, 28), note="vi phạm")
    shown = text("life/expulsion", key)
    assert "Số 15-QĐ/ĐU" in shown
    assert "ngày 28 tháng 9 năm 2026" in shown


def test_a_suspension_prints_the_days_the_rule_allows(office):
    assert "90 ngày (chín mươi ngày)" in text("life/suspension", step("suspended", office.an, note="làm rõ vi phạm"))


def test_a_death_notice_counts_the_party_age_to_the_day_of_death(office):
    shown = text("life/death_notice", step("deceased", office.an))
    assert "36 năm 05 tháng" in shown


def test_a_restoration_names_how_and_when_the_member_left(office):
    step("struck_off", office.an, date(2026, 8, 1), ground="card_given_back")
    key = step("restored", office.an, organization=office.east, note="xóa tên không đúng")
    shown = text("life/restoration", key)
    assert "trước đây bị xóa tên trong danh sách đảng viên từ ngày 01/08/2026" in shown
    assert "Tuổi Đảng của đồng chí Nguyễn Văn An được tính liên tục" in shown


def test_a_members_key_means_their_latest_fitting_step(office):
    step("exempted", office.an, ground="old_age")
    key = str(members.kept([office.an])[office.an].key)
    assert "01/10/2026" in text("life/exemption", key)


def test_a_step_of_another_kind_is_refused(office):
    key = step("deceased", office.an)
    with pytest.raises(TongketError) as refusal:
        made("life/expulsion", key)
    assert refusal.value.code == "form-record-unknown"


def test_an_event_of_a_day_without_a_known_page_format_offers_no_paper(office):
    key = next(str(each.key) for each in events_of(office.an))
    assert forms_of("life", key) == []


def transfer(office, **more: object) -> str:
    line = {"member": office.an, "kind": "official", "introduced_on": DAY, "from_unit": office.east, **more}
    start(OFFICE, [TransferEntry(**line)], reason="Ghi để thử")  # type: ignore[arg-type]
    return str(of_members([office.an])[0].kept.key)


def test_an_introduction_has_both_ends_and_the_last_day_of_its_clock(office):
    key = transfer(office, to_elsewhere="Đảng ủy phường Giả Định")
    shown = text("transfers/official", key)
    assert [each.id for each in forms_of("transfers", key)] == ["transfers/official"]
    assert "Kính gửi: Đảng ủy phường Giả Định" in shown
    assert "30 ngày làm việc kể từ ngày 01/10/2026, chậm nhất là ngày <strong>12/11/2026</strong>" in shown


def test_a_transfer_within_the_office_goes_from_cell_to_cell(office):
    shown = text("transfers/internal", transfer(office, kind="internal", to_unit=office.west))
    assert "Được chuyển từ Chi bộ thôn Đông về sinh hoạt đảng tại Chi bộ thôn Tây." in shown


def test_a_temporary_transfer_says_until_when(office):
    key = transfer(office, kind="temporary", to_elsewhere="Đảng ủy phường Giả Định", away_until=date(2027, 6, 30))
    assert "từ ngày 01/10/2026 đến ngày <strong>30/06/2027</strong>" in text("transfers/temporary", key)


def test_the_introduction_of_who_comes_from_elsewhere_is_not_ours(office):
    step("transferred", office.an, date(2026, 9, 1), elsewhere="Đảng ủy xã Khác")
    key = transfer(office, from_unit=None, from_elsewhere="Đảng ủy xã Khác", to_unit=office.west)
    assert forms_of("transfers", key) == []
    with pytest.raises(TongketError) as refusal:
        made("transfers/official", key)
    assert refusal.value.code == "form-record-unknown"


def test_the_members_sheet_tells_the_steps_the_books_hold(office):
    step("exempted", office.an, ground="old_age")
    shown = text("members/sheet", str(members.kept([office.an])[office.an].key))
    assert "Được miễn công tác và sinh hoạt đảng" in shown
    assert "Mẫu 2-HSĐV" in shown


def test_a_member_is_offered_the_papers_of_the_file(office):
    key = str(members.kept([office.hoa])[office.hoa].key)
    assert [each.id for each in forms_of("members", key)] == [
        "members/party_age", "members/sheet", "members/supplement",
    ]  # fmt: skip
