"""Entering a whole evening: assessments, tasks and tallies of many subjects of a unit, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import transaction

from tongket.access.actor import Actor
from tongket.access.book import Correction, Kept
from tongket.access.gate import Passage, Refused
from tongket.procedures.annual_review.evening.rows import (
    SELF,
    CellFinding,
    Entered,
    EveningRow,
    Session,
)
from tongket.procedures.annual_review.evening.sides import side_entries
from tongket.procedures.annual_review.evening.task_counts import Change, task_changes
from tongket.procedures.annual_review.evening.votes import tally_entry
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.correct import correct
from tongket.records.reviews.actions.assessing.correct_task import correct_task
from tongket.records.reviews.actions.assessing.enter_task import enter_task
from tongket.records.reviews.actions.assessing.withdraw_task import withdraw_task
from tongket.records.reviews.actions.tallies.correct import correct as correct_tally
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.assessing.queries import assessments_of, tasks_of
from tongket.records.reviews.subjects.queries import Subject, subjects_of
from tongket.records.reviews.tallies.queries import kept_tallies
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError

COLUMN_OF = {
    "score-explanation-needed": "explanation",
    "assessment-without-points": "points",
    "assessment-points-beyond": "points",
    "assessment-points-otherwise": "points",
    "rating-below-threshold": "level",
    "tally-present-over-due": "present",
    "tally-sheets-over-present": "valid",
    "tally-levels-not-valid": "excellent",
}
"""In which column a finding is told; what is not listed, at the level, and of a tally at its first number."""


class Call(Protocol):
    """An action as it is called here."""

    def __call__(self, actor: Actor, rows: Sequence[Any], *, reasons: Mapping[int, str]) -> Passage: ...


@dataclass
class Evening:
    """What is being written: the findings so far, by row and column, and how many lines."""

    actor: Actor
    rows: Sequence[EveningRow]
    reason: str
    found: list[CellFinding] = field(default_factory=list)
    written: int = 0

    def tell(self, row: int, column: str, finding: Finding) -> None:
        self.found.append(CellFinding(row, column, finding))

    def reason_of(self, row: int) -> str:
        return self.rows[row].reason or self.reason

    @property
    def refused(self) -> bool:
        return any(each.refuses for each in self.found)


class _Unwind(Exception):
    """One cell refuses: everything written so far goes back."""


def enter_evening(
    actor: Actor,
    round_id: int,
    unit: int,
    rows: Sequence[EveningRow],
    session: Session | None = None,
    reason: str = "",
) -> Entered:
    """Create or correct what the rows say, in one transaction through the actions.

    Where one cell refuses, nothing is written, and every finding comes back with its row and column. `reason` is for
    all rows that bring none of their own. Raises `access-denied`, and `Clash` where a line was changed meanwhile.
    """
    evening = Evening(actor, rows, reason)
    listed = {kept.id: kept for kept in subjects_of(round_id, [unit])}
    places = _places(evening, listed)
    try:
        with transaction.atomic():
            _write_sides(evening, places, listed)
            _write_tasks(evening, places, listed)
            _write_tallies(evening, places, listed, session)
            if evening.refused:
                raise _Unwind
    except _Unwind:
        evening.written = 0
    return Entered(evening.written, tuple(sorted(evening.found, key=lambda each: each.row)))


def _places(evening: Evening, listed: Mapping[int, Subject]) -> Sequence[int]:
    """The rows that may be looked into: of a subject of this unit, and the only one of it."""
    seen: set[int] = set()
    places = []
    for place, row in enumerate(evening.rows):
        if row.subject not in listed:
            evening.tell(place, "name", Finding("review-subject-unknown"))
        elif row.subject in seen:
            evening.tell(place, "name", Finding("evening-row-twice"))
        else:
            places.append(place)
        seen.add(row.subject)
    return places


def _write_sides(evening: Evening, places: Sequence[int], listed: Mapping[int, Subject]) -> None:
    kept = assessments_of(listed)
    new, changed = [], []
    for place in places:
        row = evening.rows[place]
        for entry in side_entries(row, listed[row.subject].entry.organization, kept.get(row.subject, {})):
            old = kept.get(row.subject, {}).get(entry.side)
            if old is None:
                new.append((place, entry))
            elif old.entry != entry:
                changed.append((place, _correction(row, entry.side, old, entry)))
    # A corrected side first: what is new is then held to the other side as it is to be.
    _run(evening, correct, changed, _side_column)
    _run(evening, assess, new, _side_column)


def _write_tasks(evening: Evening, places: Sequence[int], listed: Mapping[int, Subject]) -> None:
    kept = tasks_of([evening.rows[place].subject for place in places if evening.rows[place].tasks])
    changes: list[tuple[int, Change]] = []
    for place in places:
        row = evening.rows[place]
        if row.tasks is None:
            continue
        change = task_changes(listed[row.subject], row.tasks, kept.get(row.subject, ()))
        if isinstance(change, Finding):
            evening.tell(place, "on_time", change)
        else:
            changes.append((place, change))
    _run(
        evening, correct_task, [(place, each) for place, change in changes for each in change.corrections], _task_column
    )
    _run(
        evening,
        withdraw_task,
        [(place, each) for place, change in changes for each in change.withdrawals],
        _task_column,
    )
    _run(evening, enter_task, [(place, each) for place, change in changes for each in change.entries], _task_column)


def _write_tallies(
    evening: Evening, places: Sequence[int], listed: Mapping[int, Subject], session: Session | None
) -> None:
    kept = kept_tallies([evening.rows[place].subject for place in places if evening.rows[place].ballot])
    new, changed = [], []
    for place in places:
        row = evening.rows[place]
        if row.ballot is None:
            continue
        try:
            old, entry = tally_entry(row, row.ballot, listed[row.subject], kept.get(row.subject, ()), session)
        except TongketError as error:
            evening.tell(place, "due", Finding(error.code, error.arguments))
            continue
        if old is None:
            new.append((place, entry))
        elif old.entry != entry:
            changed.append((place, _correction(row, "tally", old, entry)))
    _run(evening, correct_tally, changed, _tally_column)
    _run(evening, count, new, _tally_column)


def _correction(row: EveningRow, line: str, old: Kept[Any], entry: Any) -> Correction[Any]:
    return Correction(old.id, row.versions.get(line, old.version), entry)


def _run(
    evening: Evening, action: Call, lines: Sequence[tuple[int, Any]], column: Callable[[Any, Finding], str]
) -> None:
    """One action on all its lines; what it refuses is told at the cells and does not hide what others refuse."""
    if not lines:
        return
    reasons = {index: _reason(evening, place, each) for index, (place, each) in enumerate(lines)}
    try:
        with transaction.atomic():
            passage = action(evening.actor, [each for _, each in lines], reasons=reasons)
            found, evening.written = passage.found, evening.written + len(passage.written)
    except Refused as refused:
        found = refused.found
    for each in found:
        place, line = lines[each.index]
        entry = line.entry if isinstance(line, Correction) else line
        evening.found.append(CellFinding(place, column(entry, each.finding), each.finding, each.refuses))


def _reason(evening: Evening, place: int, line: Any) -> str:
    return getattr(line, "reason", "") or evening.reason_of(place)


def _side_column(entry: Any, finding: Finding) -> str:
    own = entry.side == SELF
    found = COLUMN_OF.get(finding.code, "level")
    if found == "points":
        return "self_points" if own else "appraised_points"
    return "self_level" if found == "level" and own else found


def _task_column(_: Any, __: Finding) -> str:
    return "on_time"


def _tally_column(_: Any, finding: Finding) -> str:
    return COLUMN_OF.get(finding.code, "due")
