"""A whole December of the commune of 2,500 members, for its story: the round, its evenings, what happens meanwhile.

Every act goes through what the pages use. The office types for all cells; levels follow the place in the list, so that
a little over a tenth are excellent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.office import OFFICE
from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.deciding.announce import announce
from tongket.procedures.annual_review.deciding.decide import Decided, Paper, decide, is_decided_above, record_decision
from tongket.procedures.annual_review.deciding.levels import Meant
from tongket.procedures.annual_review.deciding.propose import propose
from tongket.procedures.annual_review.deciding.weighing import Reasons
from tongket.procedures.annual_review.evening.entering import enter_evening
from tongket.procedures.annual_review.evening.rows import Ballot, Entered, EveningRow, Session, TaskCounts
from tongket.procedures.annual_review.opening import Settings, open_round
from tongket.procedures.annual_review.refreshing import differences, take_over
from tongket.records.members.actions.life.record_death import record_death
from tongket.records.members.actions.moves.move import move
from tongket.records.members.life.entry import LifeEntry
from tongket.records.reviews.actions.rounds.close import close
from tongket.records.reviews.actions.steps.reopen import reopen
from tongket.records.reviews.actions.steps.send_back import send_back
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.rounds.book import Closing, StepEntry
from tongket.records.reviews.rounds.queries import Round, rounds_by_id
from tongket.records.reviews.subjects.queries import Subject, subjects_of
from tongket.rules.errors import TongketError

SLUG, YEAR = "mau-hop-nhat", 2026
OPENED, CONFERENCE = date(2026, 11, 25), date(2026, 12, 29)
EVENING, HANDED_UP, MEANWHILE, DECIDED, ANNOUNCED = (date(2026, 12, day) for day in (4, 8, 10, 18, 21))
BODY = "Đảng ủy xã Mẫu Hợp Nhất"
WHY = Reasons(
    of_all="Theo biên bản họp chi bộ", of_order="Các chi bộ họp cùng ngày",
    of_caps="Đề nghị cấp trên cho ý kiến",
)  # fmt: skip
POINTS = {"excellent": 9300, "good": 8100, "completed": 6200, "not_completed": 4500}
TASKS = {
    "excellent": TaskCounts(on_time=2, exceeded=1),
    "good": TaskCounts(on_time=2),
    "completed": TaskCounts(on_time=4, late=1),
    "not_completed": TaskCounts(on_time=1, not_done=1),
}


@dataclass
class December:
    """The round as it goes, and the members something happened to. `units`: the cells and committees, in order."""

    held: Round
    units: Sequence[int]
    moved: int = 0
    dead: int = 0
    told: dict[str, object] = field(default_factory=dict)

    @property
    def top(self) -> int:
        return self.held.entry.organization

    def subjects(self, unit: int | None = None) -> Sequence[Subject]:
        return subjects_of(self.held.id, None if unit is None else [unit])

    def refreshed(self) -> None:
        self.held = rounds_by_id([self.held.id])[self.held.id]

    @property
    def cells(self) -> Sequence[int]:
        """The units with members, in the order of their ids."""
        return sorted({each.entry.organization for each in self.subjects() if each.entry.subject == "member"})


def opened() -> December:
    unit = organizations.unit(SLUG)
    held = open_round(OFFICE, unit.id, YEAR, OPENED, settings=Settings(CONFERENCE))
    places = [each.entry.organization for each in subjects_of(held.id)]
    return December(held, sorted(set(places)))


def level_of(subject: Subject) -> str:
    """By the place in the list: of nineteen two are excellent, two completed; of a hundred and one one fails.

    Who leads is good, as the own unit is: a leader is measured by it.
    """
    if subject.entry.frame in ("leader", "collective"):
        return "good"
    if subject.id % 101 == 0:
        return "not_completed"
    return {0: "excellent", 9: "excellent", 4: "completed", 13: "completed"}.get(subject.id % 19, "good")


def row_of(subject: Subject, due: int) -> EveningRow:
    level = level_of(subject)
    return EveningRow(
        subject.id, POINTS[level], POINTS[level], self_level=level, level=level,
        ballot=Ballot(**{level: due}), tasks=TASKS[level], reason="Theo biên bản họp chi bộ",
    )  # fmt: skip


def evening_of(month: December, unit: int, on: date = EVENING) -> Entered:
    """One unit's evening: everyone who is rated gets points, tasks and a tally."""
    rated = [each for each in month.subjects(unit) if not each.entry.not_rated_reason]
    due = max(len(rated), 3)
    return enter_evening(OFFICE, month.held.id, unit, [row_of(each, due) for each in rated], Session(on, due, due))


def review_of(month: December, unit: int, on: date = EVENING) -> None:
    words = ("self_reviewed", "collective_reported", "persons_reviewed", "voted")
    take(OFFICE, [StepEntry(month.held.id, unit, word, on, due=30, present=28) for word in words])


def hand_up(month: December, unit: int, on: date = HANDED_UP) -> int:
    return propose(OFFICE, month.held, StepEntry(month.held.id, unit, "", on, body="Chi bộ"), reasons=WHY).written


def give_back(month: December, unit: int, reason: str) -> None:
    send_back(OFFICE, [StepEntry(month.held.id, unit, "", MEANWHILE)], reason=reason)


def open_again(month: December, unit: int, reason: str) -> None:
    reopen(OFFICE, [StepEntry(month.held.id, unit, "", ANNOUNCED)], reason=reason)


def meanwhile(month: December, source: int, goal: int) -> int:
    """A member moves to another cell, another dies; the list follows the register where a person says so."""
    rated = [each for each in month.subjects(source) if each.entry.frame == "no_office"]
    month.moved, month.dead = (each.entry.member or 0 for each in rated[:2])
    move(OFFICE, [LifeEntry(month.moved, MEANWHILE, organization=goal)])
    record_death(OFFICE, [LifeEntry(month.dead, MEANWHILE)])
    found = differences(month.held, date(2026, 12, 11))
    return take_over(OFFICE, month.held, date(2026, 12, 11), {each.id for each in found})


def decided(month: December, number: str = "45-QĐ/ĐU", on: date = DECIDED) -> Decided:
    return decide(OFFICE, month.held, Paper(BODY, number, on), reasons=WHY)


def decided_above(month: December) -> Decided:
    """The decision of the level above on the own organisation, its collectives and the leaders it manages."""
    above = [each for each in month.subjects(month.top) if is_decided_above(month.held, each)]
    meant = {each.id: Meant("good", points=8100) for each in above}
    paper = Paper("Ban Thường vụ Tỉnh ủy", "112-QĐ/TU", date(2026, 12, 20), "on_paper")
    return record_decision(OFFICE, month.held, paper, meant, WHY)


def announced(month: December, number: str = "20-TB/ĐU") -> int:
    return announce(OFFICE, month.held, Paper(BODY, number, ANNOUNCED), reasons=WHY).written


def lower(month: December, subject: Subject) -> None:
    """The cell votes anew on one member: completed, with what late tasks allow."""
    due = 30
    row = EveningRow(
        subject.id, POINTS["completed"], POINTS["completed"], self_level="completed", level="completed",
        ballot=Ballot(due=due, present=due, completed=due, good=0), tasks=TASKS["completed"],
        reason="Theo kết luận kiểm tra",
    )  # fmt: skip
    found = enter_evening(OFFICE, month.held.id, subject.entry.organization, [row], Session(ANNOUNCED, due, due))
    if found.refused:
        raise TongketError(next(each.finding.code for each in found.found if each.refuses))


def ended(month: December) -> None:
    close(OFFICE, [Closing(month.held.id, CONFERENCE)])
    month.refreshed()


def wanted(subjects: Sequence[Subject], kind: str) -> Mapping[str, int]:
    """How many of a kind should stand at each level, and without one under the empty word."""
    return Counter(
        "" if each.entry.not_rated_reason else level_of(each) for each in subjects if each.entry.subject == kind
    )
