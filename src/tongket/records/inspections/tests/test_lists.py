from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.office import OFFICE, new_office
from tongket.access.ledger import Selection
from tongket.records.inspections.actions.record import record
from tongket.records.inspections.actions.record_subject import record_subject
from tongket.records.inspections.book import InspectionCaseEntry, InspectionSubjectEntry
from tongket.records.ledgers import all_ledgers
from tongket.records.lines import in_words
from tongket.records.meetings.actions.record import record as record_meeting
from tongket.records.meetings.book import MeetingEntry
from tongket.records.targets.actions.record import record as record_target
from tongket.records.targets.book import TargetEntry

pytestmark = pytest.mark.django_db


def words_of(ledger_id, units, **selection):
    ledger = all_ledgers()[ledger_id]
    return in_words(ledger, ledger.select(Selection(units, 2023, **selection)).lines)


def test_a_subject_is_shown_by_the_code_of_its_case_and_the_names_of_its_unit_and_member():
    office = new_office()
    case = InspectionCaseEntry(office.commune, 2023, "KT01", "cell", "thematic_inspection", "Việc nêu gương")
    key = record(OFFICE, [case]).written[0].id
    record_subject(OFFICE, [InspectionSubjectEntry(key, 2023, office.east, "member", office.an, "no_violation")])
    (line,) = words_of("inspection_subjects", [office.east], search="kt01 nguyen")
    assert (line["case"], line["organization"], line["member"]) == ("KT01", "Chi bộ thôn Đông", "Nguyễn Văn An")


def test_cases_are_listed_in_the_order_of_their_codes():
    office = new_office()
    case = InspectionCaseEntry(office.commune, 2023, "KT02", "cell", "thematic_inspection", "Việc nêu gương")
    record(OFFICE, [case, replace(case, code="KT01")])
    assert [line["code"] for line in words_of("inspection_cases", [office.commune])] == ["KT01", "KT02"]


def test_meetings_are_sorted_by_any_field():
    office = new_office()
    days = [date(2023, 5, 2), date(2023, 3, 2)]
    record_meeting(OFFICE, [MeetingEntry(office.commune, "conference", day, 2023) for day in days])
    shown = words_of("meetings", [office.commune], order="held_on")
    assert [line["held_on"] for line in shown] == ["02/03/2023", "02/05/2023"]


def test_a_target_shows_its_numbers_as_they_are_written():
    office = new_office()
    record_target(
        OFFICE, [TargetEntry(office.commune, 2023, "year", "Thu ngân sách", "higher", plan=Decimal("1234.5"))]
    )
    (line,) = words_of("targets", [office.commune], search="ngan sach")
    assert (line["plan"], line["result"], line["counts"]) == ("1.234,5", "", "Có")


def test_a_line_of_the_workbook_finds_the_line_that_is_kept():
    office = new_office()
    entry = TargetEntry(office.commune, 2023, "year", "Thu ngân sách", "higher", counts=None)
    key = record_target(OFFICE, [entry]).written[0].id
    (kept,) = all_ledgers()["targets"].located([replace(entry, name="THU NGÂN SÁCH")])
    assert (kept.id, kept.entry) == (key, entry)
