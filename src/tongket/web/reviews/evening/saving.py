"""The rows of a grid as the procedure of the evening takes them, and what it finds put back at the cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tongket.access.actor import Actor
from tongket.procedures.annual_review.evening.entering import enter_evening
from tongket.procedures.annual_review.evening.rows import Ballot, EveningRow, Session, TaskCounts
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.web.reviews.evening.columns import TALLY, TASKS, VOTES
from tongket.web.reviews.evening.lines import Line
from tongket.web.reviews.evening.meeting import Meeting
from tongket.web.reviews.evening.places import Evening
from tongket.web.reviews.evening.typing import Grid, Texts
from tongket.web.reviews.person.fields import points, whole

NEVER_EMPTIED = ("self_points", "self_level", "appraised_points", "explanation", "level")
"""What is emptied on the sheet of the subject alone."""
Cells = Mapping[int, Mapping[str, Sequence[Finding]]]


class RefusedCells(Exception):
    """Nothing was written; `found` says why, by subject and column; `meeting` by part of the meeting."""

    def __init__(self, found: Cells, meeting: Mapping[str, Sequence[Finding]] | None = None) -> None:
        self.found, self.meeting = found, meeting or {}


@dataclass
class Reading:
    """What was read of the rows, and what could not be, by subject and column."""

    wrong: dict[int, dict[str, list[Finding]]] = field(default_factory=dict)

    def take(self, line: Line, column: str, text: str, read: Callable[[str], int]) -> int | None:
        try:
            return read(text) if text else None
        except TongketError as error:
            self.tell(line.id, column, Finding(error.code, error.arguments))
            return None

    def tell(self, subject: int, column: str, finding: Finding) -> None:
        self.wrong.setdefault(subject, {}).setdefault(column, []).append(finding)


def save(actor: Actor, evening: Evening, grid: Grid, kept: Texts, texts: Texts, meeting: Meeting, reason: str) -> int:
    """Write the rows that differ from what is kept, all or none; returns how many rows. Raises `RefusedCells`."""
    reading = Reading()
    changed = [line for line in grid.lines if line.id in texts and texts[line.id] != kept[line.id]]
    rows = [_row(reading, line, kept[line.id], texts[line.id], meeting) for line in changed]
    wrong_meeting = dict(meeting.wrong)
    if meeting.on is None and not wrong_meeting and any(row.ballot for row in rows if not _has_tally(grid, row)):
        wrong_meeting["on"] = [Finding("evening-without-day")]
    if reading.wrong or wrong_meeting:
        raise RefusedCells(reading.wrong, wrong_meeting)
    session = Session(meeting.on, meeting.due, meeting.present) if meeting.on else None
    entered = enter_evening(actor, evening.round.id, evening.unit.id, rows, session, reason)
    if entered.refused:
        for each in entered.found:
            reading.tell(rows[each.row].subject, each.column, each.finding)
        raise RefusedCells(reading.wrong)
    return len(rows) if entered.written else 0


def _has_tally(grid: Grid, row: EveningRow) -> bool:
    return any(line.tally is not None for line in grid.lines if line.id == row.subject)


def _row(reading: Reading, line: Line, kept: Mapping[str, str], row: Mapping[str, str], meeting: Meeting) -> EveningRow:
    """The cells of a row that differ from what is kept."""
    new = {name: text for name, text in row.items() if text != kept[name]}
    for name in NEVER_EMPTIED:
        if name in new and not new[name]:
            reading.tell(line.id, name, Finding("evening-cell-emptied"))
    return EveningRow(
        line.id,
        reading.take(line, "self_points", new.get("self_points", ""), points),
        reading.take(line, "appraised_points", new.get("appraised_points", ""), points),
        new.get("explanation", ""),
        new.get("self_level", ""),
        new.get("level", ""),
        ballot=_ballot(reading, line, row, meeting) if any(name in new for name in TALLY) else None,
        tasks=_tasks(reading, line, row) if any(name in new for name in TASKS) else None,
        versions=_versions(line),
    )


def _tasks(reading: Reading, line: Line, row: Mapping[str, str]) -> TaskCounts:
    return TaskCounts(**{name: reading.take(line, name, row[name], whole) or 0 for name in TASKS})


def _ballot(reading: Reading, line: Line, row: Mapping[str, str], meeting: Meeting) -> Ballot:
    """All numbers of the row: blank sheets are none, blank people those of the meeting, also in a line corrected."""
    numbers = {name: reading.take(line, name, row[name], whole) for name in TALLY}
    sheets = {name: numbers[name] or 0 for name in VOTES}
    due = meeting.due if numbers["due"] is None else numbers["due"]
    present = meeting.present if numbers["present"] is None else numbers["present"]
    return Ballot(due, present, numbers["valid"], numbers["invalid"] or 0, **sheets)


def _versions(line: Line) -> Mapping[str, int]:
    """The versions this page was made of, for a write between reading and writing."""
    found = {side: kept.version for side, kept in line.sides.items()}
    return found | ({"tally": line.tally.version} if line.tally else {})
