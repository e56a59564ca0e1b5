from dataclasses import replace

import pytest

from tests.office import OFFICE, new_office
from tongket.access.book import Correction, Withdrawal
from tongket.access.gate import Refused
from tongket.records.reviews.actions.assessing.correct_task import correct_task
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.assessing.withdraw_task import withdraw_task
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.assessing.book import TaskEntry
from tongket.records.reviews.assessing.queries import tasks_of
from tongket.records.reviews.tests.opened import list_an, new_round, refused, step

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def office():
    return new_office()


@pytest.fixture
def opened(office):
    return new_round(office)


@pytest.fixture
def task(office, opened):
    key, _ = list_an(office, opened)
    return TaskEntry(office.east, key, "Vận động thu quỹ khuyến học", "on_time", product="Báo cáo")


def test_tasks_come_in_their_order(task):
    enter_task(OFFICE, [replace(task, position=2, result="late", subjective=False), task])
    assert [kept.entry.result for kept in tasks_of([task.subject])[task.subject]] == ["on_time", "late"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "task-without-title"),
        ({"position": 0}, "task-without-title"),
        ({"result": "splendid"}, "review-word-unknown"),
        ({"subjective": True}, "task-fault"),
    ],
)
def test_a_task_that_says_what_cannot_be_is_refused(task, changes, code):
    assert refused(enter_task, [replace(task, **changes)]) == [code]


def test_a_task_is_corrected_and_withdrawn(task):
    [written] = enter_task(OFFICE, [task]).written
    correct_task(OFFICE, [Correction(written.id, 1, replace(task, result="exceeded"))])
    withdraw_task(OFFICE, [Withdrawal(written.id, 2)], reason="Nhập nhầm")
    assert tasks_of([task.subject]) == {}


def test_a_task_that_was_handed_up_stays(office, opened, task):
    [written] = enter_task(OFFICE, [task]).written
    take(OFFICE, [step(opened, office.east, "proposed")], reason="Hồ sơ giấy")
    with pytest.raises(Refused) as refusal:
        withdraw_task(OFFICE, [Withdrawal(written.id, 1)], reason="Nhập nhầm")
    assert [each.finding.code for each in refusal.value.found] == ["review-handed-up"]
