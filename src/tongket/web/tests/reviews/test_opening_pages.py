"""Opening a round on the pages, its calendar, reminders, settings, list held against the register, and its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from tests.office import OFFICE
from tongket.access.book import Correction
from tongket.procedures.annual_review.opening import Settings, open_round
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round, round_for, rounds_by_id
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.web.tests.desk_client import Desk, new_desk, page

pytestmark = pytest.mark.django_db
OPENED, CONFERENCE = date(2023, 11, 20), date(2024, 1, 12)
GIVEN = {"period": "year", "year": "2023", "opened_on": "20/11/2023", "conference_on": "12/01/2024"}
OPEN = "/kiem-diem/mo-dot/"


@dataclass(frozen=True)
class Stage:
    """The desk with a round of the year 2023 as the office opens it."""

    desk: Desk
    round: Round

    @property
    def url(self) -> str:
        return f"/kiem-diem/{self.round.line.key}/"

    def now(self) -> Round:
        return rounds_by_id([self.round.id])[self.round.id]


@pytest.fixture
def stage() -> Stage:
    desk = new_desk()
    return Stage(desk, open_round(OFFICE, desk.office.commune, 2023, OPENED, settings=Settings(CONFERENCE)))


@pytest.fixture
def desk() -> Desk:
    return new_desk()


def test_the_first_page_asks_for_period_and_days(desk: Desk) -> None:
    text = page(desk.officer, OPEN)
    assert 'name="period"' in text
    assert 'name="conference_on"' in text


def test_a_conference_before_the_opening_is_sent_back(desk: Desk) -> None:
    answer = desk.officer.get(OPEN, {**GIVEN, "trang": "2", "conference_on": "01/11/2023"})
    assert answer.status_code == 422
    assert "review-day-outside" in answer.content.decode()


def test_the_second_page_checks_plans_and_asks_how_each_step_is_done(desk: Desk) -> None:
    text = desk.officer.get(OPEN, {**GIVEN, "trang": "2"}).content.decode()
    assert "124-QĐ/TW" in text
    assert "Lịch dự kiến" in text
    assert 'name="mode_voted"' in text


def test_the_third_page_shows_who_is_reviewed_and_who_is_not_and_why(desk: Desk) -> None:
    kept = members.kept([desk.office.hoa])[desk.office.hoa]
    late = replace(kept.entry, admitted_on=date(2023, 9, 2), admission_decided_on=date(2023, 8, 20))
    correct_member(OFFICE, [Correction(kept.id, kept.version, late)])
    text = desk.officer.get(OPEN, {**GIVEN, "trang": "3"}).content.decode()
    assert "Đỗ Thị Hoa" in text
    assert "Kết nạp chưa đủ thời gian" in text
    assert round_for(desk.office.commune, 2023) is None


def test_the_last_button_opens_the_round_with_its_list_and_modes(desk: Desk) -> None:
    given = {**GIVEN, "trang": "3", "mode_voted": "off", "mode_decided": "on_paper"}
    assert desk.officer.post(OPEN, given).status_code == 302
    found = round_for(desk.office.commune, 2023)
    assert found is not None
    assert found.entry.modes == {"voted": "off", "decided": "on_paper"}
    assert found.entry.conference_on == CONFERENCE
    assert len(subjects_of(found.id, kind="member")) == 6


def test_since_2025_the_office_names_the_cells_outside_the_political_system(desk: Desk) -> None:
    given = {"period": "year", "year": "2025", "opened_on": "20/11/2025", "conference_on": "", "trang": "3"}
    assert 'name="ngoai"' in desk.officer.get(OPEN, given).content.decode()
    desk.officer.post(OPEN, {**given, "ngoai": [desk.office.east]})
    found = round_for(desk.office.commune, 2025)
    assert found is not None
    frames = {line.entry.organization: line.entry.frame for line in subjects_of(found.id, kind="member")}
    assert frames == {desk.office.east: "outside_system", desk.office.west: "no_office"}


def test_a_round_that_is_open_is_not_opened_twice(stage: Stage) -> None:
    text = stage.desk.officer.get(OPEN, {**GIVEN, "trang": "2"}).content.decode()
    assert "Đợt này đã được mở" in text
    assert stage.desk.officer.post(OPEN, {**GIVEN, "trang": "3"}).status_code == 422


@pytest.mark.parametrize("name", ["secretary", "viewer"])
def test_nobody_else_opens_a_round(name: str, desk: Desk) -> None:
    client = getattr(desk, name)
    assert client.get(OPEN).status_code == 403
    assert client.post(OPEN, {**GIVEN, "trang": "3"}).status_code == 403
    assert "mo-dot" not in page(client, "/kiem-diem/")


def test_the_calendar_shows_the_last_days_the_two_orders_and_what_went_out_of_order(stage: Stage) -> None:
    east = stage.desk.office.east
    take(OFFICE, [StepEntry(stage.round.id, east, "persons_reviewed", OPENED)], reason="Họp gộp một buổi")
    text = page(stage.desk.officer, f"{stage.url}lich/")
    for said in ("12/01/2024", "Trình tự kiểm điểm", "Bước làm không theo trình tự", "Họp gộp một buổi"):
        assert said in text


def test_the_calendar_can_be_taken_as_a_file(stage: Stage) -> None:
    answer = stage.desk.officer.get(f"{stage.url}lich.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer.content.decode().count("BEGIN:VEVENT") == 9


def test_reminders_are_texts_for_the_units_that_are_late(stage: Stage) -> None:
    text = page(stage.desk.officer, f"{stage.url}nhac-viec/")
    assert "Kính gửi: Chi bộ thôn Đông" in text
    assert "gửi hồ sơ về Đảng ủy xã Mẫu" in text
    assert "Chi bộ thôn Tây" not in page(stage.desk.secretary, f"{stage.url}nhac-viec/")


def test_the_settings_change_the_conference_the_modes_and_the_reading_with_its_source(stage: Stage) -> None:
    modes = {f"mode_{step}": "here" for step in ("self_reviewed", "collective_reported", "persons_reviewed", "voted",
             "proposed", "decided", "announced")}  # fmt: skip
    given = {**modes, "mode_appraised": "off", "conference_on": "15/01/2024", "reading": "good_or_better.half_up",
             "reading_source": "", "exceptional_reason": "", "version": "1"}  # fmt: skip
    assert stage.desk.officer.post(f"{stage.url}thiet-lap/", given).status_code == 422
    stage.desk.officer.post(f"{stage.url}thiet-lap/", {**given, "reading_source": "12-HD/BTCTU"})
    entry = stage.now().entry
    assert (entry.modes, entry.conference_on) == ({"appraised": "off"}, date(2024, 1, 15))
    assert (entry.reading, entry.reading_source) == ("good_or_better.half_up", "12-HD/BTCTU")


def test_settings_seen_by_two_are_not_overwritten(stage: Stage) -> None:
    given: dict[str, Any] = {"conference_on": "15/01/2024", "version": "0", "reading": "", **{
        f"mode_{step}": "here" for step in ("self_reviewed", "collective_reported", "persons_reviewed", "voted",
        "proposed", "appraised", "decided", "announced")}}  # fmt: skip
    assert stage.desk.officer.post(f"{stage.url}thiet-lap/", given).status_code == 409


def test_a_round_is_ended_and_opened_again_with_a_reason(stage: Stage) -> None:
    stage.desk.officer.post(f"{stage.url}ket-thuc/", {"reason": ""})
    assert stage.now().closed
    assert stage.desk.officer.post(f"{stage.url}mo-lai/", {"reason": ""}).status_code == 422
    stage.desk.officer.post(f"{stage.url}mo-lai/", {"reason": "Bổ sung một chi bộ"})
    assert not stage.now().closed


def test_nobody_else_sets_ends_or_refreshes_a_round(stage: Stage) -> None:
    for client in (stage.desk.secretary, stage.desk.viewer):
        answers = [client.post(f"{stage.url}{part}/", {"reason": "Thử", "chon": "x"}).status_code
                   for part in ("thiet-lap", "ket-thuc", "mo-lai", "danh-sach")]  # fmt: skip
        assert set(answers) <= {403, 404}
    assert not stage.now().closed


def test_the_list_is_brought_to_the_register_point_by_point(stage: Stage) -> None:
    kept = members.kept([stage.desk.office.an])[stage.desk.office.an]
    gone = replace(kept.entry, ended_on=date(2023, 12, 1), ended_as="deceased")
    correct_member(OFFICE, [Correction(kept.id, kept.version, gone)])
    text = page(stage.desk.officer, f"{stage.url}danh-sach/")
    assert "Nguyễn Văn An" in text
    point = text.split('name="chon" value="')[1].split('"')[0]
    stage.desk.officer.post(f"{stage.url}danh-sach/", {"chon": point})
    assert stage.desk.office.an not in {line.entry.member for line in subjects_of(stage.round.id)}
    assert "Danh sách khớp với sổ" in page(stage.desk.officer, f"{stage.url}danh-sach/")


@pytest.mark.parametrize("part", ["", "lich/", "nhac-viec/", "danh-sach/", "thiet-lap/"])
def test_every_page_speaks_english_too(part: str, stage: Stage) -> None:
    stage.desk.officer.post("/ngon-ngu/en/")
    assert stage.desk.officer.get(f"{stage.url}{part}").status_code == 200
