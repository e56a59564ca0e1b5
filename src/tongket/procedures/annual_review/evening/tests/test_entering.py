from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest

from tests.office import MEMBER, OFFICE, new_office
from tongket.access.actor import Actor, Grant
from tongket.access.keeping import Clash
from tongket.access.models import AuditEvent
from tongket.procedures.annual_review.evening.entering import enter_evening
from tongket.procedures.annual_review.evening.rows import Ballot, EveningRow, Session, TaskCounts
from tongket.records.members.actions.register import register
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.assessing.book import AssessmentEntry, TaskEntry
from tongket.records.reviews.assessing.queries import assessments_of, tasks_of
from tongket.records.reviews.rounds.book import RoundEntry
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.tallies.queries import kept_tallies
from tongket.rules.errors import TongketError
from tongket.rules.ratings.frames import frame_for

pytestmark = [pytest.mark.django_db, pytest.mark.database]
OPENED, HELD = date(2025, 11, 20), date(2025, 12, 5)
SESSION = Session(HELD, 10, 9)
BALLOT = Ballot(invalid=1, excellent=1, good=7)
EVERY = {item.id: item.points for item in frame_for("no_office", 2025).items}


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def opened(office):
    return open_round(OFFICE, [RoundEntry(office.commune, 2025, OPENED, regime="R366")]).written[0].id


@pytest.fixture
def listed(office, opened):
    lines = [SubjectEntry(opened, office.east, "member", "no_office", one) for one in (office.an, office.binh)]
    return [line.id for line in enter(OFFICE, lines).written]


@pytest.fixture
def typed(office, opened):
    """Enter rows at the evening of the east."""
    return lambda rows, **more: enter_evening(OFFICE, opened, office.east, rows, **{"session": SESSION, **more})


def whole(subject, **changes):
    row = EveningRow(subject, 9000, 8800, level="good", ballot=BALLOT, tasks=TaskCounts(4, 1, 1))
    return replace(row, **changes)


def told(entered):
    return [(each.row, each.column, each.finding.code) for each in entered.found if each.refuses]


def test_an_evening_is_written_in_one_go(typed, listed):
    entered = typed([whole(subject) for subject in listed])
    assert (entered.written, entered.refused) == (2 * (2 + 6 + 1), False)
    sides = assessments_of(listed)[listed[1]]
    assert (sides["self"].entry.points, sides["appraised"].entry.points) == (9000, 8800)
    tally = kept_tallies(listed)[listed[0]][0].entry
    assert (tally.due, tally.present, tally.valid, tally.good) == (10, 9, 8, 7)


def test_one_wrong_cell_leaves_nothing_written(typed, listed):
    before = AuditEvent.objects.count()
    entered = typed([whole(listed[0]), whole(listed[1], appraised_points=10100)])
    assert (entered.written, AuditEvent.objects.count()) == (0, before)
    assert (1, "appraised_points", "assessment-points-beyond") in told(entered)


def test_every_wrong_cell_is_told_at_once(typed, listed):
    entered = typed([
        whole(listed[0], self_points=8000),
        whole(listed[1], level="excellent", ballot=Ballot(invalid=1, good=9)),
    ])  # fmt: skip
    assert set(told(entered)) == {
        (0, "explanation", "score-explanation-needed"),
        (1, "level", "rating-below-threshold"),
        (1, "excellent", "tally-levels-not-valid"),
    }


def test_what_a_row_leaves_out_stays_as_it_is_kept(typed, listed):
    typed([whole(listed[0])])
    typed([EveningRow(listed[0], appraised_points=8900)])
    appraised = assessments_of(listed)[listed[0]]["appraised"].entry
    assert (appraised.points, appraised.level, len(tasks_of(listed)[listed[0]])) == (8900, "good", 6)


def test_a_cell_wiped_out_is_emptied(typed, listed):
    typed([whole(listed[0], self_points=9500, explanation="Chưa rõ")])
    typed([EveningRow(listed[0], emptied=frozenset({"self_points", "explanation", "level"}))])
    sides = assessments_of(listed)[listed[0]]
    assert (sides["self"].entry.points, sides["appraised"].entry.points) == (None, 8800)
    assert (sides["appraised"].entry.explanation, sides["appraised"].entry.level) == ("", "")


def test_wiping_out_what_never_was_writes_nothing(typed, listed):
    assert typed([EveningRow(listed[0], emptied=frozenset({"self_points", "level"}))]).written == 0


def test_the_same_evening_again_writes_nothing(typed, listed):
    typed([whole(listed[0])])
    assert typed([whole(listed[0])]).written == 0


def test_a_tally_is_corrected_by_the_number_that_was_wrong(typed, listed):
    typed([whole(listed[0])])
    typed([EveningRow(listed[0], ballot=Ballot(excellent=2, good=6))], session=None)
    tally = kept_tallies(listed)[listed[0]][0].entry
    assert (tally.excellent, tally.good, tally.valid, tally.invalid) == (2, 6, 8, 1)


def test_both_sides_changed_together_are_held_to_what_they_become(typed, listed):
    typed([EveningRow(listed[0], self_points=9500)])
    assert not typed([EveningRow(listed[0], self_points=8500, appraised_points=8500)]).refused


def test_an_explanation_stands_with_the_appraisal(typed, listed):
    typed([whole(listed[0], self_points=9500, explanation="Chưa có sản phẩm cụ thể")])
    assert assessments_of(listed)[listed[0]]["appraised"].entry.explanation == "Chưa có sản phẩm cụ thể"


def test_criteria_are_summed(typed, listed):
    typed([EveningRow(listed[0], scores={**EVERY, "results": 6550})])
    assert assessments_of(listed)[listed[0]]["appraised"].entry.points == 9550


def test_what_asks_for_a_reason_takes_that_of_its_row(typed, listed):
    low = whole(listed[0], level="completed")
    assert told(typed([low])) == [(0, "level", "rating-below-points")]
    entered = typed([replace(low, reason="Chi bộ thống nhất"), whole(listed[1])])
    assert (entered.refused, [each.refuses for each in entered.found]) == (False, [False])


def test_a_line_changed_meanwhile_is_not_overwritten(typed, listed):
    typed([whole(listed[0])])
    typed([EveningRow(listed[0], self_points=8900)])
    with pytest.raises(Clash):
        typed([EveningRow(listed[0], self_points=9100, versions={"self": 1})])


def test_a_subject_of_another_unit_is_not_written_from_here(office, opened, typed):
    there = enter(OFFICE, [SubjectEntry(opened, office.west, "member", "no_office", office.dung)]).written[0].id
    assert told(typed([whole(there)])) == [(0, "name", "review-subject-unknown")]


def test_a_subject_has_one_row(typed, listed):
    assert told(typed([whole(listed[0]), whole(listed[0])])) == [(1, "name", "evening-row-twice")]


def test_a_tally_needs_the_day_and_the_people_of_its_session(typed, listed):
    assert told(typed([whole(listed[0])], session=None)) == [(0, "due", "evening-without-day")]
    assert told(typed([whole(listed[0])], session=Session(HELD))) == [(0, "due", "evening-people-missing")]


def test_counts_of_tasks_are_brought_to_what_is_typed(typed, listed):
    typed([EveningRow(listed[0], tasks=TaskCounts(4, 1, 2, 1))])
    typed([EveningRow(listed[0], tasks=TaskCounts(3, 2, 0, 1))])
    results = [kept.entry.result for kept in tasks_of(listed)[listed[0]]]
    assert sorted(results) == ["exceeded", "exceeded", "not_done", "on_time", "on_time", "on_time"]


def test_tasks_listed_by_name_are_not_overruled_by_a_count(office, typed, listed):
    enter_task(OFFICE, [TaskEntry(office.east, listed[0], "Vận động thu quỹ", "late")])
    assert told(typed([EveningRow(listed[0], tasks=TaskCounts(1))])) == [(0, "on_time", "evening-tasks-named")]
    assert not typed([EveningRow(listed[0], tasks=TaskCounts(late=1))]).refused


@pytest.mark.parametrize("counts", [TaskCounts(-1), TaskCounts(100)])
def test_counts_that_cannot_be_are_refused(typed, listed, counts):
    assert told(typed([EveningRow(listed[0], tasks=counts)])) == [(0, "on_time", "evening-task-counts")]


def test_a_stranger_enters_nothing(office, opened, listed):
    west = Actor("Bí thư chi bộ", (Grant("cell_secretary", office.west, OPENED),))
    with pytest.raises(TongketError, match="access-denied"):
        enter_evening(west, opened, office.east, [whole(listed[0])], SESSION)


def test_a_kept_text_survives_the_evening(office, typed, listed):
    assess(OFFICE, [AssessmentEntry(office.east, listed[0], remedied_percent=100)])
    typed([whole(listed[0])])
    assert assessments_of(listed)[listed[0]]["self"].entry.remedied_percent == 100


def test_a_hundred_members_are_entered_in_about_a_second(office, opened, typed):
    people = [replace(MEMBER, full_name=f"Nguyễn Văn {n}", organization=office.east, card_number=f"9{n:08d}")
              for n in range(100)]  # fmt: skip
    ids = [line.id for line in register(OFFICE, people).written]
    lines = enter(OFFICE, [SubjectEntry(opened, office.east, "member", "no_office", one) for one in ids]).written
    rows = [whole(line.id) for line in lines]
    began = perf_counter()
    assert typed(rows).written == 900
    assert perf_counter() - began < 5
