"""What a round keeps of its subjects, read once for many papers: a handful of queries, each only when a paper asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from tongket.access.book import Kept
from tongket.organizations import queries as organizations
from tongket.records.members import queries as members
from tongket.records.members.book import MemberEntry
from tongket.records.reviews import queries as ratings
from tongket.records.reviews.assessing.book import AssessmentEntry, TaskEntry
from tongket.records.reviews.assessing.queries import assessments_of, tasks_of
from tongket.records.reviews.comments.book import CommentEntry
from tongket.records.reviews.comments.queries import comments_of
from tongket.records.reviews.ratings.of_subjects import ratings_of_subjects
from tongket.records.reviews.rounds.queries import Round, standings
from tongket.records.reviews.rounds.standing import UnitStanding
from tongket.records.reviews.subjects.queries import Subject, subjects_of
from tongket.records.reviews.tallies.book import TallyEntry
from tongket.records.reviews.tallies.queries import kept_tallies
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError
from tongket.rules.periods import year_span
from tongket.rules.ratings.frames import Frame, frame_for, frame_from

LATE = timedelta(days=120)
"""A year's review may go on so long into the next before papers without a day are dated by the year itself."""
QUARTERS = {"quarter_1": "quý I", "quarter_2": "quý II", "quarter_3": "quý III", "quarter_4": "quý IV"}
ENDS = {"quarter_1": (3, 31), "quarter_2": (6, 30), "quarter_3": (9, 30)}


@dataclass(frozen=True)
class Known:
    """A round with some of its subjects. Everything else is read when first asked for, for all of them at once."""

    round: Round
    subjects: Sequence[Subject]
    today: date
    kept: dict[str, Any] = field(default_factory=dict, compare=False)
    """What papers of the round reckon once for all of them: criteria, caps, figures."""

    @property
    def year(self) -> int:
        return self.round.entry.report_year

    @property
    def committee(self) -> int:
        """The organisation that holds the round."""
        return self.round.entry.organization

    @property
    def period(self) -> str:
        """ "năm 2025", "quý III năm 2026", "nhiệm kỳ (tính đến năm 2025)"."""
        word = self.round.entry.period
        if word == "term":
            return f"nhiệm kỳ (tính đến năm {self.year})"
        return f"{QUARTERS[word]} năm {self.year}" if word in QUARTERS else f"năm {self.year}"

    @property
    def ends_on(self) -> date:
        """The last day of what is reviewed."""
        month, day = ENDS.get(self.round.entry.period, (12, 31))
        return date(self.year, month, day)

    @cached_property
    def by_id(self) -> Mapping[int, Subject]:
        return {subject.id: subject for subject in self.subjects}

    @cached_property
    def units(self) -> frozenset[int]:
        return frozenset({self.committee, *(subject.entry.organization for subject in self.subjects)})

    @cached_property
    def unit_names(self) -> Mapping[int, str]:
        return organizations.names(self.units, min(self.ends_on, self.today))

    @cached_property
    def people(self) -> Mapping[int, Kept[MemberEntry]]:
        return members.kept({s.entry.member for s in self.subjects if s.entry.member is not None})

    @cached_property
    def posts(self) -> Mapping[int, str]:
        """The Party posts of each member at the end of the period: "Bí thư chi bộ"."""
        held: dict[int, list[str]] = defaultdict(list)
        for _, member, post, _ in members.holders(self.units, min(self.ends_on, self.today)):
            held[member].append(vocabulary.label(post, group="post"))
        return {member: "; ".join(dict.fromkeys(posts)) for member, posts in held.items()}

    @cached_property
    def assessments(self) -> Mapping[int, Mapping[str, Kept[AssessmentEntry]]]:
        return assessments_of(self.by_id)

    @cached_property
    def tasks(self) -> Mapping[int, Sequence[Kept[TaskEntry]]]:
        return tasks_of(self.by_id)

    @cached_property
    def comments(self) -> Mapping[int, Sequence[Kept[CommentEntry]]]:
        return comments_of(self.by_id)

    @cached_property
    def tallies(self) -> Mapping[int, Sequence[Kept[TallyEntry]]]:
        return kept_tallies(self.by_id)

    @cached_property
    def ratings(self) -> Mapping[int, Mapping[str, Kept[Any]]]:
        """The standing ratings of each subject by stage."""
        return ratings_of_subjects(self.by_id)

    @cached_property
    def levels_before(self) -> Mapping[int, str]:
        """Each member's decided level of the year before."""
        return ratings.member_levels({s.entry.member for s in self.subjects if s.entry.member}, self.year - 1)

    @cached_property
    def standings(self) -> Mapping[int, UnitStanding]:
        return standings(self.round.id)

    def side(self, subject: int, side: str) -> AssessmentEntry | None:
        kept = self.assessments.get(subject, {}).get(side)
        return kept.entry if kept else None

    def rating(self, subject: int, stage: str) -> Any:
        """The rating line of a stage, or None."""
        kept = self.ratings.get(subject, {}).get(stage)
        return kept.entry if kept else None

    def name(self, subject: Subject) -> str:
        entry = subject.entry
        if entry.member is not None:
            return self.people[entry.member].entry.full_name if entry.member in self.people else ""
        return entry.collective or self.unit_names.get(entry.organization, "")

    def frame(self, word: str) -> Frame | None:
        """The criteria as the round froze them, else those of the year; None where none are known."""
        if f"frame {word}" not in self.kept:
            self.kept[f"frame {word}"] = self._frame(word)
        found: Frame | None = self.kept[f"frame {word}"]
        return found

    def _frame(self, word: str) -> Frame | None:
        kept = self.round.entry.criteria.get("frames", {}).get(word)
        try:
            return frame_from(kept, self.year) if kept else frame_for(word, self.year)
        except TongketError:
            return None

    def step_on(self, unit: int, *steps: str) -> date | None:
        """The day of the first of these steps that the unit has taken."""
        done = self.standings[unit].done if unit in self.standings else {}
        return next((done[step].on for step in steps if step in done), None)

    def day(self, unit: int, *steps: str) -> date:
        """The day of a paper: of its step, else today while the review goes on, else the end of the period."""
        opened = self.round.entry.opened_on
        running = opened <= self.today <= max(opened, year_span(self.year)[1]) + LATE
        return self.step_on(unit, *steps) or (self.today if running else max(opened, self.ends_on))


def know(found: Round, today: date, units: Collection[int] | None = None) -> Known:
    """A round with its subjects, or those reviewed in these units."""
    return Known(found, tuple(subjects_of(found.id, units)), today)


def know_one(found: Round, subject: Subject, today: date) -> Known:
    """A round with one subject."""
    return Known(found, (subject,), today)
