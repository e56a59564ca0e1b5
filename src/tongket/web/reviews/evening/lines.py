"""What the records hold of a unit's subjects, one line each: both sides, the tasks, the ballots one may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tongket.access.book import Kept
from tongket.procedures.annual_review.evening.votes import vote_of
from tongket.records.reviews.assessing.book import AssessmentEntry, TaskEntry
from tongket.records.reviews.assessing.queries import assessments_of, tasks_of
from tongket.records.reviews.subjects.queries import Subject, subjects_of
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.records.reviews.tallies.queries import tallies_for
from tongket.rules.notation import number_vi
from tongket.rules.ratings.scoring import shown
from tongket.web.place import Place
from tongket.web.reviews.evening.columns import TALLY, TASKS, Column
from tongket.web.reviews.evening.places import SEE_REVIEWS, Evening
from tongket.web.reviews.naming import names_of_subjects

SELF, APPRAISED = "self", "appraised"
CALLED = ("due", "present", "valid")
"""A blank number of these is the meeting's."""
KINDS = ("organization", "leadership_collective", "key_cadre", "member")


@dataclass(frozen=True)
class Line:
    """A subject with all that is kept of it. `ballots`: those of the unit's own vote, in their order."""

    subject: Subject
    name: str
    sides: Mapping[str, Kept[AssessmentEntry]] = field(default_factory=dict)
    tasks: Sequence[Kept[TaskEntry]] = ()
    ballots: Sequence[Kept[TallyEntry]] = ()

    @property
    def id(self) -> int:
        return self.subject.id

    @property
    def vote(self) -> str:
        """The vote the unit itself holds on this subject."""
        return vote_of(self.subject)

    @property
    def tally(self) -> Kept[TallyEntry] | None:
        """The first ballot, which the grid shows; a later one has its own page."""
        return self.ballots[0] if self.ballots else None

    @property
    def seen(self) -> str:
        """The versions this line is made of, to tell a clash."""
        kept = [self.sides.get(SELF), self.sides.get(APPRAISED), self.tally]
        marks = [f"{each.id}.{each.version}" if each else "-" for each in kept]
        return " ".join([*marks, "+".join(f"{each.id}.{each.version}" for each in self.tasks) or "-"])

    def has_criteria(self, side: str) -> bool:
        """Whether the side's points are the sum of its criteria, kept on the sheet of the subject."""
        return side in self.sides and bool(self.sides[side].entry.scores)


def lines_of(place: Place, evening: Evening) -> Sequence[Line]:
    """The unit's subjects: the organisation and collectives first, as they are reviewed first, then the people."""
    subjects = sorted(
        subjects_of(evening.round.id, [evening.unit.id]), key=lambda each: KINDS.index(each.entry.subject)
    )
    ids, names = [each.id for each in subjects], names_of_subjects(subjects)
    sees = place.may(SEE_REVIEWS, evening.unit.id)
    sides = assessments_of(ids) if sees else {}
    tasks = tasks_of(ids) if sees else {}
    ballots = tallies_for(place.actor, ids, place.today)
    lines = (
        Line(each, names[each.id], sides.get(each.id, {}), tasks.get(each.id, ()), ballots.get(each.id, ()))
        for each in subjects
    )
    return [_own_ballots(line) for line in lines]


def _own_ballots(line: Line) -> Line:
    own = sorted((each for each in line.ballots if each.entry.vote == line.vote), key=lambda each: each.entry.counting)
    return Line(line.subject, line.name, line.sides, line.tasks, own)


def as_kept(line: Line, columns: Sequence[Column]) -> Mapping[str, str]:
    """The line as the grid writes it: column → text, blank where nothing is kept."""
    own, given = (line.sides[side].entry if side in line.sides else None for side in (SELF, APPRAISED))
    results = Counter(each.entry.result for each in line.tasks)
    texts = {
        "self_points": _points(own),
        "self_level": own.level if own else "",
        "appraised_points": _points(given),
        "explanation": (given.explanation if given else "") or (own.explanation if own else ""),
        "level": given.level if given else "",
        **{word: _count(results[word]) for word in TASKS},
        **{
            word: _count(getattr(line.tally.entry, word), keeps_zero=word in CALLED) if line.tally else ""
            for word in TALLY
        },
    }
    return {column.id: texts[column.id] for column in columns}


def _count(number: int, keeps_zero: bool = False) -> str:
    """A blank count of sheets or tasks is none, so none is left blank: thirty rows of zeros say nothing."""
    return number_vi(number) if number or keeps_zero else ""


def _points(entry: AssessmentEntry | None) -> str:
    return "" if entry is None or entry.points is None else shown(entry.points)
