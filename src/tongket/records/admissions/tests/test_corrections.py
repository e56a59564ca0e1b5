from dataclasses import replace
from datetime import date

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.admissions.actions.admit import admit
from tongket.records.admissions.actions.correct import correct
from tongket.records.admissions.actions.withdraw import withdraw
from tongket.records.admissions.queries import admissions_of_year
from tongket.records.admissions.tests.cast import codes, khanh, member_of
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return new_office()


def test_a_correction_is_followed_by_the_register(office):
    [line] = admit(OFFICE, [khanh(office)]).written
    better = khanh(office, full_name="Bùi Quốc Khanh", admitted_on=date(2023, 6, 11))
    correct(OFFICE, [Correction(line.id, 1, better)])
    entry = member_of(line).entry
    assert (entry.full_name, entry.admitted_on) == ("Bùi Quốc Khanh", date(2023, 6, 11))


def test_what_the_register_says_otherwise_since_then_stays(office):
    [line] = admit(OFFICE, [khanh(office)]).written
    kept = member_of(line)
    correct_member(
        OFFICE, [Correction(kept.id, 1, replace(kept.entry, organization=office.west, joined_on=date(2023, 9, 1)))]
    )
    correct(OFFICE, [Correction(line.id, 1, khanh(office, decision_number="32-QĐ/ĐU"))])
    assert member_of(line).entry.organization == office.west


def test_a_correction_past_the_official_day_is_refused_and_changes_neither(office):
    [line] = admit(OFFICE, [khanh(office)]).written
    kept = member_of(line)
    correct_member(OFFICE, [Correction(kept.id, 1, replace(kept.entry, official_on=date(2024, 6, 10)))])
    later = khanh(office, admitted_on=date(2024, 7, 1), report_year=2024)
    with pytest.raises(Refused) as refused:
        correct(OFFICE, [Correction(line.id, 1, later)])
    assert codes(refused) == ["official-before-admission"]
    assert member_of(line).entry.admitted_on == date(2023, 6, 10)


def test_what_the_register_refuses_in_a_correction_is_said_at_the_line(office):
    [line] = admit(OFFICE, [khanh(office)]).written
    kept = member_of(line)
    gone = replace(kept.entry, ended_as="transferred", ended_on=date(2023, 8, 1))
    correct_member(OFFICE, [Correction(kept.id, 1, gone)])
    passage = correct(OFFICE, [Correction(line.id, 1, khanh(office, admitted_on=date(2023, 9, 1)))], collecting=True)
    assert [found.finding.code for found in passage.found] == ["member-dates-out-of-order"]
    assert passage.written == []


def test_an_unknown_line_is_not_corrected(office):
    with pytest.raises(TongketError, match="record-not-found"):
        correct(OFFICE, [Correction(99, 1, khanh(office))])


def test_a_withdrawn_admission_leaves_the_person_in_the_register(office):
    [line] = admit(OFFICE, [khanh(office)]).written
    withdraw(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm")
    assert admissions_of_year([office.east], 2023) == []
    assert len(members.members_on([office.east], date(2023, 12, 31))) == 4


def test_after_a_withdrawal_the_person_may_be_admitted_again(office):
    [line] = admit(OFFICE, [khanh(office)]).written
    member = member_of(line).id
    withdraw(OFFICE, [Withdrawal(line.id, 1)], reason="Nhập nhầm")
    assert member_of(admit(OFFICE, [khanh(office)]).written[0]).id == member
