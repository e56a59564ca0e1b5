"""One row a member: what is typed or pasted at a review's evening, and what was found in it, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tongket.rules.decision import Finding
from tongket.rules.ratings.tallies import WORDS

TASKS = ("on_time", "exceeded", "late", "not_done")
PEOPLE = ("due", "present", "valid", "invalid")
SHEETS = WORDS
TALLY = (*PEOPLE, *SHEETS)
SELF, APPRAISED = "self", "appraised"


@dataclass(frozen=True)
class Ballot:
    """What was counted for one subject. People left None are those of the session; sheets left None are none.

    `valid` left None: whoever was present less the invalid ballots.
    """

    due: int | None = None
    present: int | None = None
    valid: int | None = None
    invalid: int | None = None
    excellent: int | None = None
    good: int | None = None
    completed: int | None = None
    not_completed: int | None = None
    not_rated: int | None = None
    counting: int = 1


@dataclass(frozen=True)
class TaskCounts:
    """How many tasks of the year came out how."""

    on_time: int = 0
    exceeded: int = 0
    late: int = 0
    not_done: int = 0


@dataclass(frozen=True)
class EveningRow:
    """A subject's row. What is None or empty is left as it is kept; `emptied` names the cells that were wiped out:
    self_points, self_level, appraised_points, explanation, level.

    Points are hundredths. `level` is what the appraisers propose; `scores` the criteria of their side, `self_scores`
    those of the subject's own: hundredths, or a level word. `versions`: the version the typist saw of "self",
    "appraised" and "tally"; of a line not named there, whichever stands is changed. `reason` for what asks for one.
    """

    subject: int
    self_points: int | None = None
    appraised_points: int | None = None
    explanation: str = ""
    self_level: str = ""
    level: str = ""
    self_scores: Mapping[str, int | str] = field(default_factory=dict)
    scores: Mapping[str, int | str] = field(default_factory=dict)
    ballot: Ballot | None = None
    tasks: TaskCounts | None = None
    versions: Mapping[str, int] = field(default_factory=dict)
    emptied: frozenset[str] = frozenset()
    reason: str = ""


@dataclass(frozen=True)
class Session:
    """The meeting that voted: its day, how many were due and how many came."""

    held_on: date
    due: int | None = None
    present: int | None = None


@dataclass(frozen=True)
class CellFinding:
    """A finding at a cell: `row` counts from 0 in the rows given, `column` is an id of the grid's columns."""

    row: int
    column: str
    finding: Finding
    refuses: bool = True


@dataclass(frozen=True)
class Entered:
    """The outcome of an evening: how many lines were written, none at all where one finding refuses."""

    written: int
    found: Sequence[CellFinding] = ()

    @property
    def refused(self) -> bool:
        return any(each.refuses for each in self.found)
