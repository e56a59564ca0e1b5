"""The board of a round: where units stand, what is late, who can go on, whom to remind, what went out of order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.office import EAST, OFFICE, new_office
from tongket.access.actions.create_person import NewPerson, create_person
from tongket.access.book import Correction
from tongket.organizations.actions.assign import assign
from tongket.organizations.actions.establish import establish
from tongket.organizations.assignments import AssignmentEntry
from tongket.organizations.book import OrganizationEntry
from tongket.organizations.local_values.actions.enter import enter as enter_value
from tongket.organizations.local_values.book import LocalValueEntry
from tongket.procedures.annual_review.board.boarding import board_of, deadlines_of, hands_at, plan_of
from tongket.procedures.annual_review.board.departures import departures_of
from tongket.procedures.annual_review.board.reminding import reminders_of
from tongket.records.reviews.actions.rounds.correct import correct
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.steps.send_back import send_back
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.rounds.book import RoundEntry, StepEntry
from tongket.records.reviews.rounds.queries import round_with, rounds_by_id
from tongket.records.reviews.subjects.book import SubjectEntry

pytestmark = pytest.mark.django_db
OPENED, DAY, CONFERENCE = date(2023, 11, 20), date(2023, 12, 5), date(2024, 1, 12)
TODAY = date(2023, 12, 20)


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def found(office):
    """A round with An and Bình in the east, Dũng and the new member Hoa in the west."""
    entry = RoundEntry(office.commune, 2023, OPENED, regime="R124", conference_on=CONFERENCE)
    opened = open_round(OFFICE, [entry]).written[0]
    line = SubjectEntry(opened.id, office.east, "member", "no_office", office.an)
    enter(OFFICE, [
        line, replace(line, member=office.binh), replace(line, organization=office.west, member=office.dung),
        replace(line, organization=office.west, member=office.hoa, not_rated_reason="new_member"),
    ])  # fmt: skip
    return round_with(opened.key)


def taken(found, unit, *steps, reason=""):
    take(OFFICE, [StepEntry(found.id, unit, step, DAY) for step in steps], reason=reason)


def line_of(board, unit):
    return next(line for line in board.lines if line.unit.id == unit)


def person(office, unit, role, name):
    user = create_person(OFFICE, [NewPerson(name, f"Người {name}", office.commune, "mat-khau-rieng-1")]).written[0].id
    assign(OFFICE, [AssignmentEntry(user, unit, role, date(2020, 1, 1))])


def test_a_unit_stands_at_its_first_step_not_taken(office, found):
    taken(found, office.east, "self_reviewed", "collective_reported")
    board = board_of(found, TODAY)
    assert line_of(board, office.east).next == "persons_reviewed"
    assert line_of(board, office.west).next == "self_reviewed"
    assert board.share == (2, 16)


def test_once_handed_up_the_committee_comes_next_and_own_steps_left_out_wait_no_more(office, found):
    taken(found, office.east, "self_reviewed", "collective_reported", "persons_reviewed", "proposed")
    line = line_of(board_of(found, CONFERENCE), office.east)
    assert line.next == "appraised"
    assert "voted" not in line.late


def test_what_is_past_its_last_day_is_late_and_counted_in_working_days(office, found):
    last = plan_of(found).of("self_reviewed").last
    assert line_of(board_of(found, last), office.east).late == []
    line = line_of(board_of(found, last + timedelta(days=1)), office.east)
    assert (line.late, line.in_hand) == (["self_reviewed"], -1)


def test_a_round_without_a_conference_has_no_calendar_and_nothing_is_late(office, found):
    correct(OFFICE, [Correction(found.id, 1, replace(found.entry, conference_on=None))])
    board = board_of(rounds_by_id([found.id])[found.id], TODAY)
    assert board.plan is None
    assert [(line.late, line.in_hand) for line in board.lines] == [((), None)] * 2


def test_who_is_not_rated_is_not_waited_for(office, found):
    progress = line_of(board_of(found, TODAY), office.west).progress
    assert (progress.listed, progress.rated, progress.persons, progress.self_reviews) == (2, 1, 1, 0)


def test_a_board_of_some_units_shows_no_other(office, found):
    assert [line.unit.name for line in board_of(found, TODAY, [office.east]).lines] == [EAST]


def test_the_board_asks_the_same_few_questions_for_ninety_units_as_for_two(office, found):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            board_of(found, TODAY)
        return [each["sql"] for each in queries.captured_queries]

    few = asked()
    cell = OrganizationEntry("", "subordinate_cell", office.commune, date(2020, 1, 1))
    units = establish(OFFICE, [replace(cell, name=f"Chi bộ {number}") for number in range(88)]).written
    enter(OFFICE, [SubjectEntry(found.id, unit.id, "organization", "collective") for unit in units])
    many = asked()
    assert len(many) == len(few)
    assert len([sql for sql in many if "reviews_review" in sql.split("WHERE")[0]]) <= 3


def test_the_next_step_may_be_taken_by_who_holds_a_role_at_the_unit_or_above(office, found):
    person(office, office.east, "cell_secretary", "bi-thu-dong")
    person(office, office.commune, "office", "van-phong")
    board = board_of(found, TODAY)
    hands = hands_at(found, board.lines, TODAY)
    assert [(hand.name, hand.own) for hand in hands[office.east]] == [
        ("Người bi-thu-dong", True), ("Người van-phong", False),
    ]  # fmt: skip
    assert [hand.name for hand in hands[office.west]] == ["Người van-phong"]


def test_the_committees_step_is_not_in_the_hands_of_the_cell(office, found):
    person(office, office.east, "cell_secretary", "bi-thu-dong")
    person(office, office.commune, "secretary", "bi-thu")
    taken(found, office.east, "self_reviewed", "collective_reported", "persons_reviewed", "proposed")
    board = board_of(found, TODAY)
    assert [hand.name for hand in hands_at(found, board.lines, TODAY)[office.east]] == ["Người bi-thu"]


def test_a_deadline_the_office_entered_with_its_document_stands_in_the_calendar(office, found):
    value = LocalValueEntry(
        office.commune, "review_deadline_cells", "15/12/2023", "15-KH/ĐU", date(2023, 11, 18), "Đảng ủy xã Mẫu",
        date(2023, 11, 18), has_text=True,
    )  # fmt: skip
    enter_value(OFFICE, [value])
    assert deadlines_of(found)["proposed"].on == date(2023, 12, 15)
    proposed = plan_of(found).of("proposed")
    assert proposed.last == date(2023, 12, 15)
    assert "15-KH/ĐU" in str(proposed.deadline.citation)


def test_a_unit_that_is_late_is_reminded_of_its_steps_and_of_what_is_missing(office, found):
    taken(found, office.east, "self_reviewed")
    board = board_of(found, date(2024, 1, 3))
    east = next(
        each for each in reminders_of(board, "Đảng ủy xã Mẫu", date(2024, 1, 3)) if each.line.unit.id == office.east
    )
    assert east.is_late
    assert east.text.startswith(f"Kính gửi: {EAST}\n")
    assert "kiểm điểm tập thể (đã quá hạn" in east.text
    assert "cá nhân tự kiểm điểm" not in east.text
    assert "gửi hồ sơ về Đảng ủy xã Mẫu" in east.text


def test_a_unit_whose_file_came_back_is_told_why_and_one_handed_up_is_left_alone(office, found):
    for unit in (office.east, office.west):
        taken(found, unit, "self_reviewed", "collective_reported", "persons_reviewed", "proposed")
    send_back(OFFICE, [StepEntry(found.id, office.east, "", DAY)], reason="Thiếu biên bản.")
    told = reminders_of(board_of(found, CONFERENCE), "Đảng ủy xã Mẫu", CONFERENCE)
    assert [each.line.unit.id for each in told] == [office.east]
    assert "trả lại ngày 05/12/2023: Thiếu biên bản." in told[0].text


def test_nobody_is_reminded_long_before_the_first_day(office, found):
    assert reminders_of(board_of(found, OPENED), "Đảng ủy xã Mẫu", OPENED) == []


def test_a_step_out_of_order_is_told_with_its_reason(office, found):
    taken(found, office.east, "self_reviewed")
    taken(found, office.east, "persons_reviewed", reason="Họp gộp một buổi")
    [told] = departures_of(found)
    assert (told.step.step, told.step.note) == ("persons_reviewed", "Họp gộp một buổi")
    assert [finding.code for finding in told.findings] == ["review-out-of-order"]


def test_the_cells_of_a_committee_stand_below_it(office):
    founded = date(2000, 1, 1)
    north = OrganizationEntry("Đảng bộ bộ phận Bắc", "part_committee_organization", office.commune, founded, position=3)
    committee = establish(OFFICE, [north]).written[0].id
    cell = establish(OFFICE, [OrganizationEntry("Chi bộ Bắc 1", "subordinate_cell", committee, founded, position=1)])
    units = [cell.written[0].id, committee, office.west, office.east, office.commune]
    entry = RoundEntry(office.commune, 2023, OPENED, regime="R124")
    opened = open_round(OFFICE, [entry]).written[0]
    enter(OFFICE, [SubjectEntry(opened.id, unit, "organization", "collective") for unit in units])
    shown = [line.unit.id for line in board_of(round_with(opened.key), TODAY).lines]
    assert shown == [office.commune, office.east, office.west, committee, cell.written[0].id]
