"""A transfer is started with what inspections know of the member."""

from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.procedures.transfers import start_transfers
from tongket.records.inspections.actions.record import record
from tongket.records.inspections.actions.record_subject import record_subject
from tongket.records.inspections.book import InspectionCaseEntry, InspectionSubjectEntry
from tongket.records.members.transfers.book import TransferEntry

pytestmark = pytest.mark.django_db
DAY = date(2023, 5, 10)


def looked_into(office, concluded_on=None, result=""):
    case = InspectionCaseEntry(
        office.commune, 2023, "KT01", "inspection_commission", "signs_of_violation_inspection", "Có dấu hiệu vi phạm",
        decided_on=date(2023, 4, 1), concluded_on=concluded_on,
    )  # fmt: skip
    kept = record(OFFICE, [case]).written[0].id
    record_subject(OFFICE, [InspectionSubjectEntry(kept, 2023, office.east, "member", office.an, result)])


def started(office):
    line = TransferEntry(office.an, "official", DAY, office.east, "", office.west)
    return [found.finding.code for found in start_transfers(OFFICE, [line]).found]


def test_a_case_not_yet_concluded_warns():
    office = new_office()
    looked_into(office)
    assert started(office) == ["transfer-held-back"]


def test_a_case_that_found_something_to_be_disciplined_warns():
    office = new_office()
    looked_into(office, date(2023, 4, 20), "to_be_disciplined")
    assert started(office) == ["transfer-held-back"]


def test_a_case_concluded_without_a_fault_does_not_warn():
    office = new_office()
    looked_into(office, date(2023, 4, 20), "no_violation")
    assert started(office) == []
