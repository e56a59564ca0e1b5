"""A small review, for tests: the east with An (secretary), Bình, and Cúc who is exempted; and the committee."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tests.office import OFFICE, Office
from tongket.organizations import queries as organizations
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.collective_ratings.decide import decide as decide_collective
from tongket.records.reviews.actions.collective_ratings.propose import propose as propose_collective
from tongket.records.reviews.actions.comments.note import note
from tongket.records.reviews.actions.ratings.decide import decide
from tongket.records.reviews.actions.ratings.propose import propose
from tongket.records.reviews.actions.rounds.open import open as open_round
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.actions.subjects.enter import enter
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.assessing.book import AssessmentEntry, TaskEntry
from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.ratings.lines import RatingLine
from tongket.records.reviews.rounds.book import RoundEntry, StepEntry
from tongket.records.reviews.rounds.queries import rounds_by_id
from tongket.records.reviews.subjects.book import SubjectEntry
from tongket.records.reviews.subjects.queries import subjects_by_id
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.rules.ratings.frames import POINTS, frame_for
from tongket.rules.reviews import regime_for

WHY = "Ghi theo biên bản giấy"
BODY = "Ban Thường vụ Đảng ủy xã Mẫu"
TEXTS = {"duties": "Hoàn thành 12 việc được giao.", "shortcomings": "Ít phát biểu trong sinh hoạt chi bộ."}


@dataclass(frozen=True)
class Evening:
    """The ids of what was written, and the keys that papers go by."""

    round: int
    key: UUID
    an: int
    binh: int
    cuc: int
    east: int
    collective: int
    keys: dict[int, UUID]
    units: dict[int, UUID]

    def of(self, subject: int) -> str:
        return str(self.keys[subject])

    def at(self, unit: int) -> str:
        return f"{self.key}.{self.units[unit]}"


def hold(office: Office, year: int, period: str = "year") -> Evening:
    """A review of the year in the east up to the proposals; every number is assumed."""
    opened_on, held_on = date(year, 11, 25), date(year, 12, 11)
    entry = RoundEntry(office.commune, year, opened_on, period, regime_for(year).id, date(year + 1, 1, 12))
    opened = open_round(OFFICE, [entry]).written[0].id
    line = SubjectEntry(opened, office.east, "member", "no_office")
    ids = [
        written.id
        for written in enter(
            OFFICE,
            [
                replace(line, member=office.an, frame="leader", is_head=True),
                replace(line, member=office.binh),
                replace(line, member=office.cuc, not_rated_reason="exempted", why="miễn sinh hoạt từ tháng 5"),
                replace(line, subject="organization", frame="collective"),
                replace(line, subject="leadership_collective", frame="collective", collective="Chi ủy thôn Đông"),
            ],
        ).written
    ]
    made = Evening(
        opened, rounds_by_id([opened])[opened].line.key, *ids,
        {key: kept.key for key, kept in subjects_by_id(ids).items()},
        {key: unit.key for key, unit in organizations.units_by_id([office.commune, office.east]).items()},
    )  # fmt: skip
    write(office, made, year, held_on)
    return made


def write(office: Office, made: Evening, year: int, held_on: date) -> None:
    """What the evening of the east brought: assessments, a task, comments, tallies, steps, proposals."""
    frame = frame_for("leader", year)
    scores: dict[str, int | str] = {item.id: "well" for item in frame.items}
    own = AssessmentEntry(office.east, made.an, scores=scores, sections=TEXTS, level="good", official_level="good")
    if frame.scale == POINTS:
        scores = {item.id: item.points or 0 for item in frame.items} | {"results": 5800}
        given = replace(own, scores=scores, remedied_percent=100)
        appraised = AssessmentEntry(
            office.east, made.an, "appraised", {**scores, "results": 5200}, level="good", explanation="Hai việc chậm"
        )
        assess(OFFICE, [replace(given, explanation="Hai việc chậm"), appraised])
    else:
        assess(OFFICE, [own])
    enter_task(OFFICE, [TaskEntry(office.east, made.an, "Vận động hiến đất mở đường", "exceeded", 1, None, "1,2 km")])
    note(
        OFFICE,
        [
            CommentEntry(office.east, made.an, "Cần sâu sát hơn.", "cell", "person", "Lê Thị Cúc", "accept",
                         remedy="Dự đủ các buổi họp tổ", remedy_by=date(year + 1, 3, 31)),
            CommentEntry(office.east, made.an, "Giải ngân chậm", "cell", "body", "Tập thể chi ủy", "explain",
                         "Vướng mặt bằng"),
        ],
    )  # fmt: skip
    tally = TallyEntry(office.east, made.an, "cell_vote", held_on, 10, 9, 8, 1, excellent=1, good=7)
    count(OFFICE, [tally, replace(tally, subject=made.binh, excellent=6, good=2)])
    steps = [("collective_reported", 8), ("persons_reviewed", 11), ("voted", 11)]
    for word, day in steps:
        on = date(year, 12, day)
        step = StepEntry(made.round, office.east, word, on, "on_paper", BODY, "3-BB/CB", ordinal=20, due=10, present=9)
        take(OFFICE, [step], reason=WHY)
    propose(OFFICE, [RatingLine(made.an, "good"), RatingLine(made.binh, "excellent")], reason=WHY)
    propose_collective(OFFICE, [RatingLine(made.east, "good"), RatingLine(made.collective, "good")], reason=WHY)


def settle(office: Office, made: Evening, year: int) -> None:
    """The committee decides on everybody of the east, by one decision."""
    on = date(year, 12, 29)
    take(
        OFFICE,
        [StepEntry(made.round, office.east, "proposed", date(year, 12, 12), "on_paper", BODY, "4-BC/CB")],
        reason=WHY,
    )
    paper = {"decided_by": BODY, "decided_on": on, "decision_number": "25-QĐ/ĐU"}
    people = [RatingLine(made.an, "good", points=8200 if year >= 2025 else None, **paper)]
    decide(OFFICE, [*people, RatingLine(made.binh, "excellent", **paper)], reason=WHY)
    decide_collective(
        OFFICE, [RatingLine(made.east, "good", **paper), RatingLine(made.collective, "good", **paper)], reason=WHY
    )
