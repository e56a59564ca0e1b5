"""Writing the rows of a grid: both sides, the counts of tasks, the tallies, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from tongket.access.actor import Actor
from tongket.access.book import Correction, Kept
from tongket.access.gate import Passage, Refused
from tongket.records.reviews.actions.assessing.assess import assess
from tongket.records.reviews.actions.assessing.correct import correct
from tongket.records.reviews.actions.tallies.correct import correct as correct_tally
from tongket.records.reviews.actions.tallies.count import count
from tongket.records.reviews.assessing.book import AssessmentEntry
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.web.reviews.evening.columns import PEOPLE, TALLY, VOTES
from tongket.web.reviews.evening.lines import APPRAISED, SELF, Line
from tongket.web.reviews.evening.meeting import Meeting
from tongket.web.reviews.evening.task_counts import Counts, save_counts
from tongket.web.reviews.evening.typing import Grid, Texts
from tongket.web.reviews.person.fields import points, whole

COLUMN_OF = {
    "score-explanation-needed": "explanation",
    "assessment-without-points": "points",
    "assessment-points-beyond": "points",
    "assessment-points-otherwise": "points",
    "tally-people": "present",
    "tally-levels": "excellent",
    "tally-day": "due",
}
"""In which column a finding is told; what is not listed, at the level, and of a tally at its first number."""
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


def save(actor: Actor, grid: Grid, kept: Texts, texts: Texts, meeting: Meeting, reason: str) -> int:
    """Write the rows that differ from what is kept, all or none; returns how many rows. Raises `RefusedCells`."""
    reading = Reading()
    changed = [line for line in grid.lines if line.id in texts and texts[line.id] != kept[line.id]]
    sides = [each for line in changed for each in _sides(reading, line, kept[line.id], texts[line.id])]
    counts = [(line, numbers) for line in changed if (numbers := _counts(reading, line, kept, texts)) is not None]
    tallies = [each for line in changed for each in _tally(reading, line, kept[line.id], texts[line.id], meeting)]
    needs_day = any(entry.held_on is None for _, _, entry in tallies)
    missing = {"on": [Finding("tally-without-day")]} if needs_day and not meeting.wrong else {}
    if reading.wrong or meeting.wrong or missing:
        raise RefusedCells(reading.wrong, {**meeting.wrong, **missing})
    with transaction.atomic():
        _write(reading, sides, lambda new: assess(actor, new, reason=reason),
               lambda old: correct(actor, old, reason=reason), _side_column)  # fmt: skip
        save_counts(actor, counts)
        _write(reading, tallies, lambda new: count(actor, new, reason=reason),
               lambda old: correct_tally(actor, old, reason=reason), _tally_column)  # fmt: skip
        if reading.wrong:
            raise RefusedCells(reading.wrong)
    return len(changed)


Given = tuple[Line, Kept[Any] | None, Any]


def _sides(reading: Reading, line: Line, kept: Mapping[str, str], row: Mapping[str, str]) -> Sequence[Given]:
    """The sides of a subject that say something new."""
    given: list[Given] = []
    for side, columns in (
        (SELF, ("self_points", "self_level")),
        (APPRAISED, ("appraised_points", "explanation", "level")),
    ):
        touched = [name for name in columns if name in row and row[name] != kept[name]]
        if not touched:
            continue
        old = line.sides.get(side)
        entry = old.entry if old else AssessmentEntry(line.subject.entry.organization, line.id, side)
        for name in touched:
            if name.endswith("points"):
                entry = replace(entry, points=reading.take(line, name, row[name], points))
            elif name.endswith("level"):
                entry = replace(entry, level=row[name])
            else:
                entry = replace(entry, explanation=row[name])
        given.append((line, old, entry))
    return given


def _counts(reading: Reading, line: Line, kept: Texts, texts: Texts) -> Counts | None:
    row, before = texts[line.id], kept[line.id]
    names = [name for name in ("on_time", "exceeded", "late", "not_done") if name in row]
    if all(row[name] == before[name] for name in names):
        return None
    return {name: reading.take(line, name, row[name], whole) or 0 for name in names}


def _tally(
    reading: Reading, line: Line, kept: Mapping[str, str], row: Mapping[str, str], meeting: Meeting
) -> Sequence[Given]:
    """The ballot of a row, where one was counted: blank numbers of people are those of the meeting."""
    touched = [name for name in TALLY if name in row and row[name] != kept[name]]
    if not touched or not (line.tally or any(row[name] for name in TALLY)):
        return ()
    numbers = {name: reading.take(line, name, row[name], whole) for name in TALLY}
    people = {name: numbers[name] for name in PEOPLE}
    invalid = people["invalid"] or 0
    due = meeting.due if people["due"] is None else people["due"]
    present = meeting.present if people["present"] is None else people["present"]
    for name, value in (("due", due), ("present", present)):
        if value is None and not reading.wrong.get(line.id, {}).get(name):
            reading.tell(line.id, name, Finding("tally-people-missing"))
    valid = people["valid"] if people["valid"] is not None else (present or 0) - invalid
    entry = TallyEntry(
        line.subject.entry.organization, line.id, line.vote, line.tally.entry.held_on if line.tally else meeting.on,  # type: ignore[arg-type]
        due or 0, present or 0, max(valid, 0), invalid, **{name: numbers[name] or 0 for name in VOTES},
    )  # fmt: skip
    return [(line, line.tally, entry)]


def _write(
    reading: Reading,
    given: Sequence[Given],
    add: Callable[[Sequence[Any]], Passage],
    change: Callable[[Sequence[Any]], Passage],
    column: Callable[[Any, Finding], str],
) -> None:
    """Both ways of writing, each refusal told at its cell; what is refused in one does not hide the other."""
    new = [(line, entry) for line, old, entry in given if old is None]
    old = [(line, Correction(kept.id, kept.version, entry)) for line, kept, entry in given if kept is not None]
    for lines, act in ((new, add), (old, change)):
        if not lines:
            continue
        try:
            with transaction.atomic():
                act([each for _, each in lines])
        except Refused as refused:
            for one in refused.found:
                line, each = lines[one.index]
                entry = each.entry if isinstance(each, Correction) else each
                reading.tell(line.id, column(entry, one.finding), one.finding)


def _side_column(entry: AssessmentEntry, finding: Finding) -> str:
    own = entry.side == SELF
    found = COLUMN_OF.get(finding.code, "level")
    if found == "points":
        return "self_points" if own else "appraised_points"
    return "self_level" if found == "level" and own else found


def _tally_column(_: TallyEntry, finding: Finding) -> str:
    return COLUMN_OF.get(finding.code, "due")
