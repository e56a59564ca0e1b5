"""Pages of a review's round: the list, the board, a unit's steps; each button for whom it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from tests.office import OFFICE
from tongket.organizations import queries as organizations
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.rounds.book import Closing, StepEntry
from tongket.records.reviews.rounds.queries import rounds_by_id, steps_of
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.tests.opened import DAY, new_round
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
GIVEN = {"on": "05/12/2023", "way": "here", "number": "", "body": "", "note": ""}


@dataclass(frozen=True)
class Stage:
    """The desk with a round of 2023: An and Bình in the east, Dũng and the new member Hoa in the west."""

    desk: Desk
    round: int
    url: str
    east: str
    west: str


@pytest.fixture
def stage() -> Stage:
    desk = new_desk()
    office = desk.office
    opened = new_round(office)
    line = SubjectEntry(opened, office.east, "member", "no_office", office.an)
    enter(OFFICE, [
        line, replace(line, member=office.binh), replace(line, organization=office.west, member=office.dung),
        replace(line, organization=office.west, member=office.hoa, not_rated_reason="new_member", why="mới vào Đảng"),
        SubjectEntry(opened, office.east, "organization", "collective"),
        SubjectEntry(opened, office.west, "organization", "collective"),
    ])  # fmt: skip
    url = f"/kiem-diem/{rounds_by_id([opened])[opened].line.key}/"
    keys = {key: each.key for key, each in organizations.units_by_id([office.east, office.west]).items()}
    return Stage(desk, opened, url, f"{url}don-vi/{keys[office.east]}/", f"{url}don-vi/{keys[office.west]}/")


def post(client: Any, url: str, **data: Any) -> Any:
    return client.post(url, data)


def words(stage: Stage, unit: int) -> list[str]:
    return [each.entry.step for each in steps_of(stage.round, unit)]


def handed_up(stage: Stage) -> None:
    take(OFFICE, [StepEntry(stage.round, stage.desk.office.east, "proposed", DAY)], reason="Ghi lại hồ sơ đã có")


def test_an_office_without_a_round_is_told_what_a_round_does() -> None:
    assert "Chưa có đợt kiểm điểm nào" in page(new_desk().officer, "/kiem-diem/")


def test_the_list_names_the_round_with_its_units_and_steps(stage: Stage) -> None:
    text = page(stage.desk.officer, "/kiem-diem/")
    assert "Năm 2023" in text
    assert "0/16" in text
    assert "2 đơn vị" in text


def test_the_board_shows_every_unit_with_its_next_step_and_who_could_take_it(stage: Stage) -> None:
    text = page(stage.desk.officer, stage.url)
    assert "Chi bộ thôn Đông" in text
    assert "Chi bộ thôn Tây" in text
    assert "Cá nhân tự kiểm điểm" in text
    assert "Người bi-thu-dong" in text


def test_a_cell_secretary_sees_the_own_cell_alone_on_the_board(stage: Stage) -> None:
    text = page(stage.desk.secretary, stage.url)
    assert "Chi bộ thôn Đông" in text
    assert "Chi bộ thôn Tây" not in text
    assert stage.desk.secretary.get(stage.west).status_code == 404


def test_the_board_may_be_kept_to_a_step_a_name_and_what_is_late(stage: Stage) -> None:
    take(OFFICE, [StepEntry(stage.round, stage.desk.office.east, "self_reviewed", DAY)])

    def shown(asked: str) -> list[bool]:
        text = page(stage.desk.officer, f"{stage.url}?{asked}")
        return [url in text for url in (stage.east, stage.west)]

    assert shown("buoc=collective_reported") == [True, False]
    assert shown("ten=tay") == [False, True]
    assert shown("tre=1") == [True, True]
    assert shown("buoc=announced") == [False, False]


def test_a_cell_secretary_records_a_step_of_the_own_cell(stage: Stage) -> None:
    answer = post(stage.desk.secretary, f"{stage.east}buoc/", step="self_reviewed", **GIVEN)
    assert answer.status_code == 302
    assert words(stage, stage.desk.office.east) == ["self_reviewed"]


def test_a_step_from_paper_keeps_number_issuer_session_and_attendance(stage: Stage) -> None:
    given = {
        **GIVEN,
        "way": "on_paper",
        "number": "05-BB/CB",
        "body": "Chi bộ",
        "ordinal": "20",
        "due": "14",
        "present": "13",
    }
    post(
        stage.desk.officer,
        f"{stage.east}buoc/",
        step="persons_reviewed",
        **{**given, "note": "Họp gộp"},
    )
    text = page(stage.desk.officer, stage.east)
    for said in ("05-BB/CB", "lần thứ 20", "13/14", "ghi lại từ văn bản"):
        assert said in text


def test_what_is_wrong_with_a_step_comes_back_with_the_form(stage: Stage) -> None:
    answer = post(
        stage.desk.officer, f"{stage.east}buoc/", step="self_reviewed", **{**GIVEN, "way": "on_paper", "number": "7"}
    )
    assert answer.status_code == 422
    assert "review-step-without-paper" in answer.content.decode()
    assert words(stage, stage.desk.office.east) == []


def test_a_step_out_of_order_asks_for_a_reason_and_keeps_it(stage: Stage) -> None:
    refused = post(stage.desk.officer, f"{stage.east}buoc/", step="persons_reviewed", **GIVEN)
    assert "review-out-of-order" in refused.content.decode()
    post(stage.desk.officer, f"{stage.east}buoc/", step="persons_reviewed", **{**GIVEN, "note": "Họp gộp một buổi"})
    assert words(stage, stage.desk.office.east) == ["persons_reviewed"]
    assert "Họp gộp một buổi" in page(stage.desk.officer, stage.east)


def test_a_unit_does_not_decide_on_itself(stage: Stage) -> None:
    handed_up(stage)
    assert post(stage.desk.secretary, f"{stage.east}buoc/", step="decided", **GIVEN).status_code == 403
    assert "Ghi bước này" not in page(stage.desk.secretary, stage.east)


def test_the_committee_returns_a_file_with_its_reason(stage: Stage) -> None:
    handed_up(stage)
    assert post(stage.desk.officer, f"{stage.east}tra-lai/", reason="").status_code == 422
    post(stage.desk.officer, f"{stage.east}tra-lai/", reason="Thiếu bản tự kiểm điểm")
    assert words(stage, stage.desk.office.east) == ["proposed", "returned"]
    assert "Thiếu bản tự kiểm điểm" in page(stage.desk.secretary, stage.east)
    assert "Thiếu bản tự kiểm điểm" in page(stage.desk.officer, stage.url)


def test_nobody_else_returns_a_file(stage: Stage) -> None:
    handed_up(stage)
    assert post(stage.desk.secretary, f"{stage.east}tra-lai/", reason="Thử").status_code == 403
    assert "Trả lại hồ sơ" not in page(stage.desk.secretary, stage.east)


def test_a_decision_is_opened_again_with_its_reason(stage: Stage) -> None:
    handed_up(stage)
    post(stage.desk.officer, f"{stage.east}buoc/", step="decided", **{**GIVEN, "note": "Chưa thẩm định"})
    post(stage.desk.officer, f"{stage.east}mo-lai/", reason="Có đơn kiến nghị")
    assert words(stage, stage.desk.office.east)[-1] == "reopened"


def test_a_step_recorded_by_mistake_is_withdrawn_with_its_reason(stage: Stage) -> None:
    take(OFFICE, [StepEntry(stage.round, stage.desk.office.east, "self_reviewed", DAY)])
    [kept] = steps_of(stage.round)
    post(stage.desk.officer, f"{stage.east}buoc/{kept.key}/rut/", version="1", reason="Ghi nhầm chi bộ")
    assert words(stage, stage.desk.office.east) == []
    text = page(stage.desk.officer, stage.east)
    assert "Rút bước ghi nhầm: Cá nhân tự kiểm điểm" in text
    assert "Ghi nhầm chi bộ" in text


def test_who_is_not_rated_stands_with_the_reason(stage: Stage) -> None:
    text = page(stage.desk.officer, stage.west)
    assert "Đỗ Thị Hoa" in text
    assert "mới vào Đảng" in text


def test_a_closed_round_is_only_looked_at(stage: Stage) -> None:
    close(OFFICE, [Closing(stage.round, DAY)])
    text = page(stage.desk.officer, stage.east)
    assert "đợt đã kết thúc" in text
    assert "Ghi bước này" not in text
    assert post(stage.desk.officer, f"{stage.east}buoc/", step="self_reviewed", **GIVEN).status_code == 403


def test_who_has_no_role_sees_nothing_of_it(stage: Stage) -> None:
    assert stage.desk.nobody.get(stage.url).status_code == 302
    assert stage.desk.stranger.get(stage.url).status_code == 302
