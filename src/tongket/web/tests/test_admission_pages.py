"""The board of candidates and a candidate's page: what is shown to whom, what is written, what is refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.office import OFFICE
from tongket.records.admissions.actions.candidates.check_relative import check_relative
from tongket.records.admissions.actions.candidates.enter import enter
from tongket.records.admissions.actions.plan import plan
from tongket.records.admissions.book import AdmissionPlanEntry
from tongket.records.admissions.candidates import queries
from tongket.records.admissions.candidates.book import CandidateEntry, RelativeEntry, StepEntry
from tongket.records.admissions.candidates.models import Candidate
from tongket.records.admissions.candidates.steps import ACTION_OF
from tongket.web.tests.desk_client import Desk, browser, new_desk, page

pytestmark = pytest.mark.django_db
BOARD = "/ket-nap/"
TODAY = timezone.localdate()
KHOA = CandidateEntry("Bùi Anh Khoa", date(1998, 3, 26), 0, date(2026, 1, 15), "male", "upper_secondary_diploma")


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def entered(desk: Desk) -> int:
    entry = CandidateEntry(**{**KHOA.__dict__, "organization": desk.office.east})
    return enter(OFFICE, [entry]).written[0].id


def address(candidate: int) -> str:
    return f"{BOARD}{Candidate.objects.get(pk=candidate).key}/"


def take(candidate: int, kind: str, day: date, **more: object) -> None:
    ACTION_OF[kind](OFFICE, [StepEntry(candidate, day, kind=kind, **more)])


def test_the_empty_board_teaches_how_to_begin(desk):
    shown = page(desk.officer, BOARD)
    assert "Chưa có ai trong danh sách theo dõi" in shown
    assert f"{BOARD}moi/" in shown


def test_a_viewer_sees_the_board_and_is_offered_nothing_to_write(desk):
    entered(desk)
    shown = page(desk.viewer, BOARD)
    assert "Bùi Anh Khoa" in shown
    assert f"{BOARD}moi/" not in shown


def test_a_secretary_sees_the_candidates_of_the_own_cell_alone(desk):
    entered(desk)
    west = CandidateEntry(**{**KHOA.__dict__, "full_name": "Mai Thị Lan", "organization": desk.office.west})
    enter(OFFICE, [west])
    shown = page(desk.secretary, BOARD)
    assert "Bùi Anh Khoa" in shown
    assert "Mai Thị Lan" not in shown


def test_the_board_tells_the_next_step_with_what_blocks_it_and_the_citation(desk):
    candidate = entered(desk)
    take(candidate, "awareness_certificate", date(2026, 3, 1))
    shown = page(desk.officer, BOARD)
    assert "Đơn xin vào Đảng" in shown
    assert "01/03/2031" in shown


def test_plan_against_result_stands_above_the_board(desk):
    entered(desk)
    plan(OFFICE, [AdmissionPlanEntry(desk.office.east, 3, 2023)])
    shown = page(desk.officer, BOARD)
    assert "Chỉ tiêu và kết quả kết nạp năm 2023" in shown
    assert "Còn thiếu nguồn" in shown


def test_one_cell_alone_is_shown_when_asked_for(desk):
    entered(desk)
    west = CandidateEntry(**{**KHOA.__dict__, "full_name": "Mai Thị Lan", "organization": desk.office.west})
    enter(OFFICE, [west])
    shown = page(desk.officer, f"{BOARD}?chi-bo={desk.office.west}")
    assert "Mai Thị Lan" in shown
    assert "Bùi Anh Khoa" not in shown


def test_a_candidate_is_entered_and_the_page_opens(desk):
    form = {"full_name": "Mai Thị Lan", "birth_date": "02/09/2000", "organization": desk.office.east}
    answer = desk.officer.post(f"{BOARD}moi/", {**form, "entered_on": "15/01/2026"}, follow=True)
    shown = answer.content.decode()
    assert "Đã đưa vào danh sách theo dõi" in shown
    assert "Giấy chứng nhận lớp nhận thức về Đảng" in shown


def test_a_step_is_taken_on_the_page(desk):
    url = address(entered(desk))
    words = {"happened_on": "01/03/2026", "number": "12/GCN", "issuer": "Trung tâm chính trị"}
    answer = desk.officer.post(f"{url}buoc/awareness-certificate/", words, follow=True)
    shown = answer.content.decode()
    assert "12/GCN; Trung tâm chính trị" in shown
    assert "Đã ghi: Giấy chứng nhận lớp nhận thức về Đảng." in shown


def test_a_refused_step_keeps_what_was_typed_and_asks_for_the_reason(desk):
    url = address(entered(desk))
    answer = desk.officer.post(f"{url}buoc/background-file/", {"happened_on": "01/03/2026"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "background-file-before-application" in shown
    assert 'name="reason"' in shown
    again = {"happened_on": "01/03/2026", "reason": "Đơn viết lại do thất lạc"}
    assert desk.officer.post(f"{url}buoc/background-file/", again).status_code == 302


def test_a_vote_that_does_not_add_up_is_shown_with_its_numbers(desk):
    url = address(entered(desk))
    words = {"happened_on": "01/03/2026", "due": "3", "present": "2", "agree": "3"}
    answer = desk.officer.post(f"{url}buoc/cell-vote/", words)
    assert answer.status_code == 422
    assert "vote-does-not-add-up" in answer.content.decode()


def test_the_form_of_a_vote_proposes_the_official_members_of_the_register(desk):
    shown = page(desk.officer, f"{address(entered(desk))}?buoc=cell-vote")
    assert 'name="due" value="3"' in shown


def test_who_may_not_take_a_step_is_not_offered_its_form_and_is_refused(desk):
    url = address(entered(desk))
    assert "Ghi bước này" not in page(desk.viewer, url)
    assert desk.viewer.post(f"{url}buoc/application/", {"happened_on": "01/03/2026"}).status_code == 403


def test_names_of_relatives_are_masked_until_someone_asks_and_the_looking_is_written_down(desk):
    candidate = entered(desk)
    check_relative(OFFICE, [RelativeEntry(candidate, "father", "Bùi Văn Cha", date(2026, 6, 1))])
    url = address(candidate)
    assert "B••• V••• C•••" in page(desk.officer, url)
    assert desk.officer.post(f"{url}nguoi-than/xem/").status_code == 422
    shown = desk.officer.post(f"{url}nguoi-than/xem/", {"reason": "Thẩm tra lý lịch"}).content.decode()
    assert "Bùi Văn Cha" in shown
    assert "Xem họ tên người thân" in page(desk.officer, url)


def test_who_may_not_see_relatives_sees_two_numbers(desk):
    candidate = entered(desk)
    check_relative(OFFICE, [RelativeEntry(candidate, "father", "Bùi Văn Cha", date(2026, 6, 1))])
    for client in (desk.viewer, desk.secretary):
        shown = page(client, address(candidate))
        assert "B•••" not in shown
        assert "Đã rõ 1/1 người" in shown
        assert client.post(f"{address(candidate)}nguoi-than/xem/", {"reason": "Xem"}).status_code == 403


def test_a_relative_is_written_checked_and_taken_out_on_the_page(desk):
    candidate = entered(desk)
    url = f"{address(candidate)}nguoi-than/"
    desk.officer.post(url, {"relation": "mother", "full_name": "Lê Thị Mẹ"})
    [kept] = queries.relatives(candidate)
    desk.officer.post(f"{url}{kept.key}/")
    assert queries.relatives(candidate)[0].entry.checked_on == TODAY
    desk.officer.post(f"{url}{kept.key}/", {"withdraw": "1", "reason": "Ghi nhầm"})
    assert queries.relatives(candidate) == []


def test_who_may_not_see_relatives_writes_none(desk):
    url = f"{address(entered(desk))}nguoi-than/"
    assert desk.secretary.post(url, {"relation": "mother", "full_name": "Lê Thị Mẹ"}).status_code == 403


def test_a_candidate_of_another_office_is_not_found(desk):
    candidate = entered(desk)
    other = browser("bi-thu-tay", desk.office.commune, "cell_secretary", desk.office.west)
    assert other.get(address(candidate)).status_code == 404


def test_a_step_is_taken_out_with_a_reason(desk):
    candidate = entered(desk)
    take(candidate, "application", date(2026, 4, 1))
    [step] = queries.candidate(Candidate.objects.get(pk=candidate).key).steps
    url = f"{address(candidate)}rut-buoc/{step.key}/"
    answer = desk.officer.post(url, {"version": "1", "reason": "Nhầm ngày"}, follow=True)
    assert "Rút bước ghi nhầm: Đơn xin vào Đảng" in answer.content.decode()


def test_the_line_is_corrected_and_withdrawn_on_its_pages(desk):
    candidate = entered(desk)
    url = address(candidate)
    form = {"full_name": "Bùi Anh Khôi", "birth_date": "26/03/1998", "organization": desk.office.east}
    desk.officer.post(f"{url}sua/", {**form, "entered_on": "15/01/2026", "version": "1"})
    assert "Bùi Anh Khôi" in page(desk.officer, url)
    desk.officer.post(f"{url}rut/", {"version": "2", "reason": "Ghi nhầm người"})
    assert desk.officer.get(url).status_code == 404


def test_a_clock_near_its_end_is_marked(desk):
    candidate = entered(desk)
    take(candidate, "awareness_certificate", TODAY - timedelta(days=5 * 365 - 10))
    shown = page(desk.officer, BOARD)
    assert "còn 1" in shown
    assert "chip-due" in shown


def test_the_desk_names_the_clocks_that_run_out(desk):
    candidate = entered(desk)
    take(candidate, "awareness_certificate", TODAY - timedelta(days=5 * 365 - 10))
    shown = page(desk.officer, "/")
    assert "Giấy chứng nhận lớp nhận thức hết giá trị: 1 người" in shown
