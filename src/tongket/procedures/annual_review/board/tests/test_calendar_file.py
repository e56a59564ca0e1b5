"""The calendar of a round as a file for calendar programs."""

from datetime import UTC, date, datetime

from tongket.procedures.annual_review.board.back_planning import plan_round
from tongket.procedures.annual_review.board.calendar_file import calendar_file
from tongket.rules.holidays import WEEKENDS_ALONE

PLAN = plan_round(date(2026, 11, 20), date(2027, 1, 8), WEEKENDS_ALONE)
STAMP = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
TEXT = calendar_file(PLAN, "Kiểm điểm, xếp loại năm 2026; Đảng bộ xã Mẫu có tên rất dài", "k", STAMP)


def unfolded():
    return TEXT.replace("\r\n ", "").split("\r\n")


def test_every_step_and_the_conference_is_an_event_of_whole_days():
    lines = unfolded()
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 9
    assert "DTSTART;VALUE=DATE:20270108" in lines
    assert "DTEND;VALUE=DATE:20270109" in lines
    assert "DTSTAMP:20261120T013000Z" in lines


def test_the_events_keep_their_names_so_that_a_new_file_replaces_the_old():
    uids = [line for line in unfolded() if line.startswith("UID:")]
    assert len(set(uids)) == 9
    assert "UID:k-voted@tongket" in uids


def test_commas_and_semicolons_are_escaped():
    assert any("Kiểm điểm\\, xếp loại năm 2026\\; Đảng bộ" in line for line in unfolded())


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut():
    lines = TEXT.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines[-1] == ""
    assert "Cá nhân tự kiểm điểm" in TEXT.replace("\r\n ", "")
