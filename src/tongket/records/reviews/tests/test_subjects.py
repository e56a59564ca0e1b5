from dataclasses import replace

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.keeping import Clash
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.subjects.correct import correct as correct_subject
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.actions.subjects.intend import intend
from tongket.records.reviews.actions.subjects.withdraw import withdraw as withdraw_subject
from tongket.records.reviews.assessing.book import TaskEntry
from tongket.records.reviews.rounds import queries
from tongket.records.reviews.rounds.guards import subject_guard
from tongket.records.reviews.subjects.book import Intention, SubjectEntry
from tongket.records.reviews.subjects.queries import counts_by_unit, subjects_of, subjects_of_member
from tongket.records.reviews.tests.opened import WHY, list_an, new_round, refused, step

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def opened(office):
    return new_round(office)


def standing(opened, unit):
    return queries.standings(opened)[unit]


def test_a_member_stands_in_a_list_once_wherever_reviewed(office, opened):
    _, entry = list_an(office, opened)
    assert refused(enter, [replace(entry, organization=office.west)]) == ["line-twice"]


def test_a_leader_stands_in_the_cell_and_in_the_leadership(office, opened):
    list_an(office, opened)
    list_an(office, opened, subject="key_cadre", organization=office.commune, frame="leader")
    assert len(subjects_of_member(office.an)) == 2


def test_a_member_who_moved_goes_along(office, opened):
    key, entry = list_an(office, opened)
    correct_subject(OFFICE, [Correction(key, 1, replace(entry, organization=office.west))])
    assert counts_by_unit(opened) == {office.west: 1}


def test_who_left_is_taken_out_of_the_list_with_a_reason(office, opened):
    key, _ = list_an(office, opened)
    withdraw_subject(OFFICE, [Withdrawal(key, 1)], reason="Từ trần 10/12/2023")
    assert subjects_of(opened) == []


@pytest.mark.parametrize(
    "changes", [{"member": None}, {"collective": "Ban Thường vụ"}, {"subject": "leadership_collective"}]
)
def test_a_line_of_the_wrong_shape_is_refused(office, opened, changes):
    entry = replace(SubjectEntry(opened, office.east, "member", "no_office", office.an), **changes)
    assert refused(enter, [entry]) == ["review-subject-shape"]


def test_the_committee_moves_a_subject_between_levels(office, opened):
    key, _ = list_an(office, opened)
    intend(OFFICE, [Intention(key, 1, "excellent")])
    assert subjects_of(opened, [office.east], "member")[0].entry.intended_level == "excellent"
    with pytest.raises(Clash):
        intend(OFFICE, [Intention(key, 1, "good")])


def test_an_unknown_level_is_refused(office, opened):
    key, _ = list_an(office, opened)
    assert refused(intend, [Intention(key, 1, "splendid")]) == ["review-level-unknown"]


def test_who_is_not_to_be_rated_gets_no_level(office, opened):
    key, _ = list_an(office, opened, not_rated_reason="exempted")
    assert refused(intend, [Intention(key, 1, "good")]) == ["review-level-of-unrated"]


def test_a_line_of_a_round_that_is_not_there_is_refused(office):
    entry = SubjectEntry(0, office.east, "member", "no_office", office.an)
    assert refused(enter, [entry]) == ["review-round-unknown"]


def guarded(*entries):
    return [[finding.code for finding in subject_guard(entries)(each)] for each in entries]


def test_a_line_of_a_subject_elsewhere_or_gone_is_refused(office, opened):
    key, _ = list_an(office, opened)
    here, elsewhere = TaskEntry(office.east, key, "Việc", "on_time"), TaskEntry(office.west, key, "Việc", "on_time")
    gone = TaskEntry(office.east, 0, "Việc", "on_time")
    assert guarded(here, elsewhere, gone) == [[], ["review-subject-elsewhere"], ["review-subject-unknown"]]


def test_what_was_handed_up_is_changed_by_the_committee_alone(office, opened):
    key, _ = list_an(office, opened)
    task = TaskEntry(office.east, key, "Việc", "on_time")
    take(OFFICE, [step(opened, office.east, "proposed")], reason=WHY)
    assert guarded(task) == [["review-handed-up"]]
    assert list(subject_guard([task], by_committee=True)(task)) == []
