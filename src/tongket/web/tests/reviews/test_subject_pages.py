"""Pages of one subject of a review: the sheet with its criteria and tasks, the comments, the ballots."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.office import OFFICE
from tongket.records.reviews.actions.comments.note import note
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.assessing.queries import assessments_of, tasks_of
from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.comments.queries import comments_of
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.tallies.queries import kept_tallies
from tongket.web.tests.desk_client import Desk, new_desk, page
from tongket.web.tests.reviews.round import Opened, opened

pytestmark = pytest.mark.django_db
BALLOT = {"held_on": "06/12/2025", "due": "3", "present": "3", "valid": "3"}


@pytest.fixture
def desk() -> Desk:
    return new_desk()


@pytest.fixture
def at(desk) -> Opened:
    return opened(desk, OFFICE)


def url(at: Opened, name: str, subject: str, *more: object) -> str:
    return reverse(name, args=[at.subject(subject), *more])


def sides(at: Opened, name: str):
    return {side: kept.entry for side, kept in assessments_of([at.subjects[name]])[at.subjects[name]].items()}


def ballots(at: Opened, name: str):
    return [kept.entry for kept in kept_tallies([at.subjects[name]]).get(at.subjects[name], ())]


@pytest.mark.parametrize(("year", "number"), [(2025, "Mẫu 2A"), (2023, "Mẫu 02A"), (2019, "Mẫu 02")])
def test_a_sheet_names_the_form_of_its_year(desk, year, number):
    found = opened(desk, OFFICE, year)
    assert f"{number}</" in page(desk.secretary, url(found, "review-sheet", "binh")).replace(":", "</")


def test_a_leader_has_sections_that_others_do_not_have(desk, at):
    shown = [page(desk.secretary, url(at, "review-sheet", name)) for name in ("an", "binh")]
    assert [text.count('name="section-unit_results"') for text in shown] == [1, 0]
    assert "Mẫu 2B" in shown[0]


def test_a_sheet_is_written_with_criteria_texts_and_tasks(desk, at):
    given = {"section-conduct": "Giữ vững phẩm chất", "self-a1_1": "2", "self-results": "60", "self_level": "good",
             "task-0-title": "Vận động hiến đất", "task-0-result": "exceeded", "task-0-product": "200 m²"}  # fmt: skip
    assert desk.secretary.post(url(at, "review-sheet", "binh"), given).status_code == 302
    own = sides(at, "binh")["self"]
    assert (own.sections, own.scores["results"], own.level) == ({"conduct": "Giữ vững phẩm chất"}, 6000, "good")
    [task] = tasks_of([at.subjects["binh"]])[at.subjects["binh"]]
    assert (task.entry.title, task.entry.result) == ("Vận động hiến đất", "exceeded")


def test_a_task_whose_name_is_cleared_is_dropped(desk, at):
    where = url(at, "review-sheet", "binh")
    desk.secretary.post(where, {"task-0-title": "Thu quỹ", "task-0-result": "late"})
    desk.secretary.post(where, {"task-0-title": "", "task-0-result": "late", "task-0-version": "1"})
    assert not tasks_of([at.subjects["binh"]])


def test_points_beyond_a_criterion_are_told_at_it_and_nothing_is_written(desk, at):
    answer = desk.secretary.post(url(at, "review-sheet", "binh"), {"self-a1_1": "5", "self_level": "good"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "score-beyond-item" in text.partition('name="self-a1_1"')[2].partition("</td>")[0]
    assert at.subjects["binh"] not in assessments_of([at.subjects["binh"]])


def test_two_who_write_one_sheet_see_both_values(desk, at):
    where = url(at, "review-sheet", "binh")
    desk.secretary.post(where, {"self_points": "80"})
    desk.officer.post(where, {"self_points": "82", "version-self": "1"})
    answer = desk.secretary.post(where, {"self_points": "81", "version-self": "1"})
    assert answer.status_code == 409
    assert "Trong sổ: <b>82</b>" in answer.content.decode()
    assert sides(at, "binh")["self"].points == 8200


def test_a_collectives_sheet_is_a_report(desk, at):
    shown = page(desk.secretary, url(at, "review-sheet", "east"))
    assert "Báo cáo kiểm điểm: Chi bộ thôn Đông" in shown
    assert "Số tháng nghỉ ốm" not in shown


def test_a_comment_is_noted_answered_mended_and_withdrawn(desk, at):
    where = url(at, "review-comments", "binh")
    given = {"opinion": "Cần sâu sát hơn", "giver_kind": "body", "answer": "accept", "explanation": "Nhận",
             "remedy": "Đi cơ sở hằng tháng", "remedy_by": "31/03/2026"}  # fmt: skip
    assert desk.secretary.post(where, given).status_code == 302
    shown = page(desk.secretary, where)
    assert "chưa khắc phục xong" in shown
    [kept] = comments_of([at.subjects["binh"]])[at.subjects["binh"]]
    change = url(at, "review-comment", "binh", kept.key)
    assert "Cần sâu sát hơn" in page(desk.secretary, change)
    desk.secretary.post(change, given | {"remedied_on": "01/03/2026", "version": "1"})
    assert "Đã xong ngày 01/03/2026" in page(desk.secretary, where)
    desk.secretary.post(url(at, "review-comment-withdraw", "binh", kept.key), {"reason": "Nhầm", "version": "2"})
    assert "Chưa ghi ý kiến góp ý nào" in page(desk.secretary, where)


def test_a_promise_without_a_day_is_told_with_the_form_as_it_was_filled_in(desk, at):
    answer = desk.secretary.post(
        url(at, "review-comments", "binh"), {"opinion": "Chậm", "giver_kind": "body", "remedy": "Sửa"}
    )
    assert answer.status_code == 422
    assert "comment-remedy-and-deadline" in answer.content.decode()
    assert ">\nSửa</textarea>" in answer.content.decode()


def test_a_leader_reviewed_in_two_places_has_both_sheets_together_for_who_may_see_both(desk, at):
    office = desk.office
    line = SubjectEntry(at.id, office.commune, "key_cadre", "leader", office.an)
    leading = enter(OFFICE, [line]).written[0].id
    note(OFFICE, [CommentEntry(office.commune, leading, "Ý kiến ở tập thể", "leadership")])
    where = url(at, "review-comments", "an")
    assert "Ý kiến ở tập thể" in page(desk.officer, where)
    assert "Ý kiến ở tập thể" not in page(desk.secretary, where)


def test_a_ballot_is_told_with_the_majority_it_needed_and_its_rule(desk, at):
    where = url(at, "review-tally-enter", "binh", "cell_vote", 1)
    assert desk.secretary.post(where, BALLOT | {"good": "2", "excellent": "1"}).status_code == 302
    shown = page(desk.secretary, url(at, "review-tally", "binh"))
    assert "được 2/3 phiếu; cần ít nhất 2." in shown
    assert "Căn cứ:" in shown
    assert "lần thứ 2" not in shown
    assert "Hoàn thành tốt nhiệm vụ" in page(desk.secretary, at.evening(page="review-tallies"))


def test_a_tie_says_what_follows_and_offers_a_second_ballot(desk, at):
    tie = BALLOT | {"valid": "2", "good": "1", "excellent": "1"}
    desk.secretary.post(url(at, "review-tally-enter", "binh", "cell_vote", 1), tie)
    shown = page(desk.secretary, url(at, "review-tally", "binh"))
    assert "Hai mức ngang phiếu" in shown
    assert "Phải bỏ phiếu lại hoặc báo cáo" in page(desk.secretary, at.evening(page="review-tallies"))
    again = url(at, "review-tally-enter", "binh", "cell_vote", 2)
    assert again in shown
    assert desk.secretary.post(again, BALLOT | {"good": "3"}).status_code == 302
    assert [each.counting for each in ballots(at, "binh")] == [1, 2]
    assert "Lần 2: Hoàn thành tốt nhiệm vụ" in page(desk.secretary, at.evening())


def test_a_ballot_that_does_not_add_up_comes_back_as_it_was_typed(desk, at):
    answer = desk.secretary.post(
        url(at, "review-tally-enter", "binh", "cell_vote", 1), BALLOT | {"valid": "7", "good": "7"}
    )
    assert answer.status_code == 422
    assert 'value="7"' in answer.content.decode()
    assert ballots(at, "binh") == []


def test_a_ballot_is_corrected_and_withdrawn_by_the_body_that_voted(desk, at):
    where = url(at, "review-tally-enter", "binh", "cell_vote", 1)
    desk.secretary.post(where, BALLOT | {"good": "3"})
    desk.secretary.post(where, BALLOT | {"good": "2", "completed": "1", "version": "1"})
    assert (ballots(at, "binh")[0].good, ballots(at, "binh")[0].held_on) == (2, date(2025, 12, 6))
    desk.secretary.post(
        url(at, "review-tally-withdraw", "binh", "cell_vote", 1), {"reason": "Ghi nhầm người", "version": "2"}
    )
    assert ballots(at, "binh") == []


def test_the_committees_ballot_is_not_the_cells_to_write(desk, at):
    where = url(at, "review-tally-enter", "binh", "committee_vote", 1)
    assert desk.secretary.post(where, BALLOT | {"good": "3"}).status_code == 403
    assert desk.secretary.post(url(at, "review-tally-enter", "binh", "other", 1), BALLOT).status_code == 404


@pytest.mark.parametrize("name", ["review-sheet", "review-comments", "review-tally"])
def test_pages_of_a_subject_are_closed_to_strangers(desk, at, name):
    for client in (desk.viewer, desk.nobody):
        assert client.get(url(at, name, "binh")).status_code in (302, 404)
    assert desk.secretary.get(url(at, name, "dung")).status_code == 404
    assert desk.secretary.post(url(at, name, "dung"), BALLOT).status_code in (404, 405)


def test_a_line_that_is_not_there_is_not_found(desk, at):
    lost = "00000000-0000-4000-8000-000000000000"
    assert desk.secretary.get(reverse("review-sheet", args=[lost])).status_code == 404
    assert desk.secretary.get(url(at, "review-comment", "binh", lost)).status_code == 404
    assert desk.secretary.post(url(at, "review-tally-withdraw", "binh", "cell_vote", 1)).status_code == 404
