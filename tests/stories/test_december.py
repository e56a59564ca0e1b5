"""A whole December of 2,500 members, and totals that tie at every step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from tests.stories import december
from tests.stories.december import December
from tongket.figures.compute import Asked, compute
from tongket.procedures.annual_review.refreshing import differences
from tongket.procedures.examples import load_examples
from tongket.records.members import queries as members
from tongket.records.reviews.queries import versions_of_member
from tongket.records.reviews.ratings.facts import rated
from tongket.records.reviews.rounds.queries import standings
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules.errors import TongketError

pytestmark = pytest.mark.django_db
TONIGHT = datetime(2026, 12, 30, 13, 0, tzinfo=UTC)
STAGES = ("proposed", "decided", "announced")
LISTED = ("organization", "leadership_collective", "member", "key_cadre")


@dataclass(frozen=True)
class Totals:
    """The month after one of its acts: how many lines of each kind stand at each stage, by level."""

    listed: Mapping[str, int]
    unrated: int
    by_stage: Mapping[str, Counter[str]]
    handed_up: int

    def sum_of(self, stage: str) -> int:
        return self.by_stage[stage].total()


def totals(month: December) -> Totals:
    subjects = month.subjects()
    keys = {each.id for each in subjects}
    stages = {
        stage: Counter(each.level or "not_rated" for each in rated(month.held.id, stage, keys).values())
        for stage in STAGES
    }
    stand = standings(month.held.id).values()
    return Totals(
        Counter(each.entry.subject for each in subjects),
        sum(bool(each.entry.not_rated_reason) for each in subjects),
        stages,
        sum(each.handed_up for each in stand),
    )


@dataclass
class Told:
    """The month with its totals after each act, and what single acts returned."""

    month: December
    after: dict[str, Totals]
    said: dict[str, Any]


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[Told]:
    """The whole month, once for this file and gone after it, on the evening of the thirtieth."""
    patch = pytest.MonkeyPatch()
    patch.setattr(timezone, "now", lambda: TONIGHT)
    with django_db_blocker.unblock(), transaction.atomic():
        load_examples([december.SLUG], say=lambda _: None, with_users=False)
        yield run_through()
        transaction.set_rollback(True)
    patch.undo()


def run_through() -> Told:
    month = december.opened()
    found = Told(month, {"opened": totals(month)}, {})
    cells = month.cells
    found.said["refused"] = [unit for unit in month.units if december.evening_of(month, unit).refused]
    for unit in month.units:
        december.review_of(month, unit)
    found.after["reviewed"] = totals(month)
    for unit in month.units:
        december.hand_up(month, unit)
    found.after["proposed"] = totals(month)
    for unit in cells[:3]:
        december.give_back(month, unit, "Biên bản kiểm phiếu chưa khớp danh sách")
    found.after["returned"] = totals(month)
    for unit in cells[:3]:
        december.hand_up(month, unit)
    found.said["taken"] = december.meanwhile(month, cells[5], cells[6])
    found.after["meanwhile"] = totals(month)
    found.said["decided"] = december.decided(month)
    found.after["decided"] = totals(month)
    found.said["above"] = december.decided_above(month)
    found.said["announced"] = december.announced(month)
    found.after["announced"] = totals(month)
    found.said["reopened"] = decide_anew(month, cells[10])
    found.after["reopened"] = totals(month)
    december.ended(month)
    return found


def decide_anew(month: December, unit: int) -> tuple[Subject, Any]:
    """A cell is opened again after the announcement: one good rating becomes completed, by a decision of its own."""
    december.open_again(month, unit, "Có kết luận kiểm tra mới")
    one = next(each for each in month.subjects(unit)
               if each.entry.frame == "no_office" and december.level_of(each) == "good"
               and not each.entry.not_rated_reason)  # fmt: skip
    december.lower(month, one)
    december.hand_up(month, unit)
    return one, december.decided(month, "51-QĐ/ĐU", date(2026, 12, 26))


def test_the_list_holds_every_member_of_the_register_once(told):
    here = members.counts_on(list(told.month.units), december.OPENED)
    assert told.after["opened"].listed["member"] == sum(whole for _, whole in here.values())


def test_no_evening_is_refused(told):
    assert told.said["refused"] == []


def test_nothing_is_rated_before_it_is_proposed(told):
    assert [told.after["reviewed"].sum_of(stage) for stage in STAGES] == [0, 0, 0]


def test_proposed_are_all_that_are_listed_and_each_level_ties(told):
    after = told.after["proposed"]
    assert after.sum_of("proposed") == sum(after.listed.values())
    assert after.by_stage["proposed"]["not_rated"] == after.unrated
    assert after.handed_up == len(told.month.units)


def test_a_return_takes_the_file_back_and_leaves_what_was_proposed_readable(told):
    assert told.after["returned"].handed_up == len(told.month.units) - 3
    assert told.after["returned"].by_stage == told.after["proposed"].by_stage


def test_a_transfer_and_a_death_leave_one_line_less_and_none_twice(told):
    before, after = told.after["proposed"].listed, told.after["meanwhile"].listed
    assert told.said["taken"] == 2
    assert before["member"] - after["member"] == 1
    assert differences(told.month.held, date(2026, 12, 30)) == []


def test_who_moved_is_decided_once_and_who_died_not_at_all(told):
    decided = [line for line in versions_of_member(told.month.moved) if line.rating.entry.stage == "decided"]
    assert [line.rating.entry.report_year for line in decided if line.standing].count(december.YEAR) == 1
    gone = [line for line in versions_of_member(told.month.dead) if line.rating.entry.report_year == december.YEAR]
    assert {line.rating.entry.stage for line in gone} <= {"proposed"}


def test_the_committee_decides_all_that_is_its_own(told):
    after, decided = told.after["decided"], told.said["decided"]
    assert decided.left == []
    assert after.sum_of("decided") == decided.written
    assert sum(after.listed.values()) - decided.written == told.said["above"].written


def test_what_is_announced_is_what_is_decided(told):
    after = told.after["announced"]
    assert after.by_stage["announced"] == after.by_stage["decided"]
    assert told.said["announced"] == sum(after.listed.values())


def test_a_reopened_cell_moves_one_rating_and_keeps_the_sum(told):
    before, after = told.after["announced"].by_stage["decided"], told.after["reopened"].by_stage["decided"]
    assert told.said["reopened"][1].revised == 1
    assert after - before == Counter({"completed": 1})
    assert before - after == Counter({"good": 1})


def test_the_revised_rating_stands_beside_the_earlier_one(told):
    one = told.said["reopened"][0]
    decided = [line for line in versions_of_member(one.entry.member)
               if line.rating.entry.stage == "decided" and line.rating.entry.report_year == december.YEAR]  # fmt: skip
    assert sorted((line.standing, line.rating.entry.level) for line in decided) == [
        (False, "good"),
        (True, "completed"),
    ]


def test_what_was_announced_and_what_is_decided_now_are_two_figures(told):
    after = told.after["reopened"]
    assert after.by_stage["announced"] != after.by_stage["decided"]


def test_the_figures_count_what_stands_decided(told):
    unit = told.month.held.entry.organization
    asked = Asked(unit, december.SLUG, december.YEAR, date(december.YEAR, 12, 31))
    found = {value.tag: value.value for value in compute(asked)}
    people = [each for each in told.month.subjects() if each.entry.subject == "member"]
    levels = Counter(each.level for each in rated(told.month.held.id, "decided", {each.id for each in people}).values())
    counted = {level: found.get(f"ratings.members?level={level}") for level in december.POINTS}
    assert counted == {level: levels[level] for level in december.POINTS}


def test_a_closed_round_takes_nothing_more(told):
    before = totals(told.month)
    one = next(each for each in told.month.subjects(told.month.cells[12]) if december.level_of(each) == "good")
    with pytest.raises(TongketError, match="review-closed"):
        december.lower(told.month, one)
    assert totals(told.month) == before
