from dataclasses import replace
from datetime import date

import pytest

from tests.office import MEMBER, OFFICE, new_office
from tongket.access.book import Correction
from tongket.access.gate import Refused
from tongket.procedures.annual_review.opening import open_round
from tongket.procedures.annual_review.refreshing import differences, take_over
from tongket.records.members import queries as members
from tongket.records.members.actions.correct import correct as correct_member
from tongket.records.members.actions.register import register
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.subjects.correct import correct
from tongket.records.reviews.rounds.book import Closing
from tongket.records.reviews.subjects.queries import counts_by_unit, subjects_of

pytestmark = pytest.mark.django_db
ON, LATER = date(2023, 11, 25), date(2023, 12, 15)


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def found(office):
    return open_round(OFFICE, office.commune, 2023, ON)


def change_member(member, **changes):
    kept = members.kept([member])[member]
    correct_member(OFFICE, [Correction(member, kept.version, replace(kept.entry, **changes))])


def line_of(found, member):
    return next(line for line in subjects_of(found.id, kind="member") if line.entry.member == member)


def told(found):
    return [(each.kind, each.name) for each in differences(found, LATER)]


def test_a_list_as_the_register_has_it_shows_no_difference(found):
    assert told(found) == []


def test_who_died_is_gone_with_the_day(office, found):
    change_member(office.an, ended_as="deceased", ended_on=date(2023, 12, 2))
    [each] = differences(found, LATER)
    assert (each.kind, each.name, "02/12/2023" in each.why) == ("gone", "Nguyễn Văn An", True)


def test_who_moved_goes_along_to_the_other_cell(office, found):
    change_member(office.an, organization=office.west, joined_on=date(2023, 12, 1))
    assert told(found) == [("moved", "Nguyễn Văn An")]
    take_over(OFFICE, found, LATER, {each.id for each in differences(found, LATER)})
    assert counts_by_unit(found.id) == {office.east: 2, office.west: 4}
    assert told(found) == []


def test_who_came_is_new(office, found):
    newcomer = replace(
        MEMBER, full_name="Ngô Văn Mới", organization=office.east, card_number="000000077", joined_on=date(2023, 12, 1)
    )
    register(OFFICE, [newcomer])
    assert told(found) == [("new", "Ngô Văn Mới")]


def test_who_became_exempt_is_no_longer_rated(office, found):
    change_member(office.binh, status="exempted", status_since=date(2023, 12, 5))
    take_over(OFFICE, found, LATER, {each.id for each in differences(found, LATER)})
    assert line_of(found, office.binh).entry.not_rated_reason == "exempted"


def test_a_reason_the_office_gave_stays(office, found):
    line = line_of(found, office.binh)
    correct(OFFICE, [Correction(line.id, line.version, replace(line.entry, not_rated_reason="other", why="Đi học"))])
    assert told(found) == []


def test_only_what_was_chosen_is_taken(office, found):
    change_member(office.an, ended_as="deceased", ended_on=date(2023, 12, 2))
    change_member(office.dung, organization=office.east, joined_on=date(2023, 12, 1))
    moved = next(each for each in differences(found, LATER) if each.kind == "moved")
    assert take_over(OFFICE, found, LATER, {moved.id}) == 1
    assert told(found) == [("gone", "Nguyễn Văn An")]


def test_a_closed_round_is_not_changed(office, found):
    change_member(office.an, ended_as="deceased", ended_on=date(2023, 12, 2))
    close(OFFICE, [Closing(found.id, LATER)])
    with pytest.raises(Refused):
        take_over(OFFICE, found, LATER, {each.id for each in differences(found, LATER)})
    assert told(found) == [("gone", "Nguyễn Văn An")]
