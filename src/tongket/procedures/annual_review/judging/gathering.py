"""What is known of the subjects of a round when their levels are judged, from all that was entered of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.judging.disciplining import Disciplined, disciplined
from tongket.procedures.annual_review.judging.places import places_of
from tongket.procedures.annual_review.judging.relations import COLLECTIVES, Relations, relations_of
from tongket.records.members.register.standing import Standing, standing_on
from tongket.records.reviews.checks import OUT
from tongket.records.reviews.ratings import facts as kept
from tongket.records.reviews.ratings.facts import Assessed
from tongket.records.reviews.rounds.queries import Round, standings
from tongket.records.reviews.rounds.standing import UnitStanding
from tongket.records.reviews.subjects.queries import Subject, subjects_of
from tongket.records.targets import queries as targets
from tongket.rules.ratings.facts import RatingFacts, Tasks
from tongket.rules.ratings.frames import LEVELS, frame_from
from tongket.rules.ratings.places import PlaceFacts
from tongket.rules.ratings.scoring import score
from tongket.rules.reviews import MemberReviewFacts

DONE = ("on_time", "exceeded", "late")
REVIEWED = "persons_reviewed"
NOTHING_SAID = Assessed()
MET, BEYOND = ("met", "exceeded"), "exceeded"


@dataclass(frozen=True)
class Gathered:
    """What is known, by subject: the facts without any level of others; where members may be rated; their quarters;
    for unit and collective the tasks they are measured by. `standings`: where each unit stands."""

    relations: Relations
    facts: Mapping[int, RatingFacts]
    assessed: Mapping[int, Assessed]
    places: Mapping[int, PlaceFacts]
    quarters: Mapping[int, Mapping[int, str]]
    standings: Mapping[int, UnitStanding]

    @property
    def held(self) -> Round:
        return self.relations.held

    def done(self, collective: Subject | None) -> Fraction | None:
        """A collective's share of tasks done, confirmed force majeure left out; None where no task is known."""
        tasks = self.facts[collective.id].tasks if collective and collective.id in self.facts else None
        if tasks is None or tasks.total <= tasks.excused:
            return None
        return Fraction(tasks.done, tasks.total - tasks.excused)


def facts_of(held: Round, subjects: Collection[int] | None = None) -> Mapping[int, RatingFacts]:
    """The facts of these subjects, of all where none are named; a handful of queries for thousands."""
    return look_into(relations_of(held, subjects_of(held.id)), subjects).facts


def gather(held: Round, subjects: Sequence[Subject] | None = None) -> Gathered:
    """What is known of a round's subjects. `subjects`: its whole list, where it is at hand."""
    return look_into(relations_of(held, subjects_of(held.id) if subjects is None else subjects))


def look_into(relations: Relations, only: Collection[int] | None = None) -> Gathered:
    """What is known of `only` these subjects and of the collectives they are measured against, or of all."""
    held, last_day = relations.held, relations.on
    looked_into = _looked_into(relations, only)
    wanted = {each.id for each in looked_into}
    frames = _Frames(held)
    assessed = kept.assessed(held.id, wanted, with_scores=frames.by_levels)
    tasks = _tasks(held, looked_into)
    people = {each.entry.member for each in looked_into if each.entry.member is not None}
    standing = standing_on(people, last_day)
    stand = standings(held.id)
    found = _Found(
        relations, frames, assessed, tasks, standing, stand, disciplined(relations, people),
        organizations.first_days({each.entry.organization for each in looked_into if each.entry.member is None}),
    )  # fmt: skip
    return Gathered(
        relations,
        {each.id: found.facts(each) for each in looked_into},
        assessed,
        places_of(relations, looked_into, standing),
        kept.quarter_levels(people, held.entry.report_year) if held.entry.period == "year" else {},
        stand,
    )


def _looked_into(relations: Relations, only: Collection[int] | None) -> Sequence[Subject]:
    if only is None:
        return list(relations.subjects.values())
    wanted = [relations.subjects[each] for each in only if each in relations.subjects]
    besides = (relations.collective_of(each) for each in wanted if each.entry.subject not in COLLECTIVES)
    return list({each.id: each for each in (*wanted, *besides) if each is not None}.values())


class _Frames:
    """The criteria of the round by frame, as they were frozen when it was opened."""

    def __init__(self, held: Round) -> None:
        self.year = held.entry.report_year
        frozen: Mapping[str, Mapping[str, Any]] = held.entry.criteria.get("frames", {})
        self.frames = {word: frame_from(criteria, self.year) for word, criteria in frozen.items()}
        self.by_levels = any(frame.scale == LEVELS for frame in self.frames.values())

    def worst(self, subject: Subject, said: Assessed) -> tuple[str | None, str | None]:
        frame = self.frames.get(subject.entry.frame) if said.scores and self.by_levels else None
        if frame is None:
            return None, None
        found = score(frame, said.scores)
        return found.worst_result, found.worst_other


@dataclass(frozen=True)
class _Found:
    relations: Relations
    frames: _Frames
    assessed: Mapping[int, Assessed]
    tasks: Mapping[int, Tasks]
    standing: Mapping[int, Standing]
    stand: Mapping[int, UnitStanding]
    disciplined: Disciplined
    founded: Mapping[int, date]

    def facts(self, subject: Subject) -> RatingFacts:
        entry, said = subject.entry, self.assessed.get(subject.id, NOTHING_SAID)
        worst_result, worst_other = self.frames.worst(subject, said)
        tasks = self.tasks.get(subject.id)
        about = self._of_collective(subject) if entry.member is None else self._of_person(subject, entry.member)
        return RatingFacts(
            entry.subject, entry.frame, said.points, worst_result, worst_other, tasks,
            remedied_percent=said.remedied_percent,
            targets_percent=_percent(tasks),
            official_level=None if said is NOTHING_SAID else said.official_level,
            sick_months=said.sick_months,
            **about,
        )  # fmt: skip

    def _of_person(self, subject: Subject, member: int) -> Mapping[str, Any]:
        collective = self.relations.collective_of(subject) if subject.entry.frame == "leader" else None
        return {
            "unit_tasks": self.tasks.get(collective.id) if collective else None,
            "discipline": self.disciplined.of_member(member),
            "member": self._register(subject, self.standing.get(member)) if subject.entry.subject == "member" else None,
        }

    def _of_collective(self, subject: Subject) -> Mapping[str, Any]:
        unit, is_whole = subject.entry.organization, subject.entry.subject == "organization"
        below = self.relations.children.get(unit, ())
        return {
            "discipline": self.disciplined.of_unit(unit) if is_whole else "",
            "members_discipline": self.disciplined.of_leadership(unit),
            "units": len(below) if below else None,
            "units_disciplined": sum(bool(self.disciplined.of_unit(each)) for each in below) if below else None,
            "founded_on": self.founded.get(unit) if is_whole else None,
        }

    def _register(self, subject: Subject, standing: Standing | None) -> MemberReviewFacts | None:
        if standing is None:
            return None
        ended = standing.ended_on
        is_out = standing.ended_as in OUT and ended is not None and ended <= self.relations.on
        return MemberReviewFacts(
            standing.admitted_on, standing.status == "exempted", standing.status == "suspended",
            reviewed=self._reviewed(subject), expelled=is_out,
        )  # fmt: skip

    def _reviewed(self, subject: Subject) -> bool:
        """Whether the unit held its review; where it handed up or the step is not recorded here, it is taken so."""
        modes = self.relations.held.entry.modes
        unit = self.stand.get(subject.entry.organization)
        done = unit.done if unit else {}
        return modes.get(REVIEWED) == "off" or REVIEWED in done or "proposed" in done


def _tasks(held: Round, subjects: Sequence[Subject]) -> Mapping[int, Tasks]:
    """The tasks entered for each subject; of an organisation or collective without any, the targets of its unit."""
    found = {}
    for subject, counts in kept.task_counts(held.id, {each.id for each in subjects}).items():
        by_result = {
            word: sum(n for (result, _), n in counts.items() if result == word) for word in (*DONE, "not_done")
        }
        done = sum(by_result[word] for word in DONE)
        excused = counts.get(("not_done", False), 0)
        total = sum(by_result.values())
        found[subject] = Tasks(total, done, by_result["exceeded"], by_result["late"], excused)
    without = [each for each in subjects if each.entry.member is None and each.id not in found]
    statuses = targets.status_counts({each.entry.organization for each in without}, held.entry.report_year)
    for each in without:
        if counted := statuses.get(each.entry.organization):
            done = sum(counted.get(word, 0) for word in MET)
            found[each.id] = Tasks(sum(counted.values()), done, counted.get(BEYOND, 0))
    return found


def _percent(tasks: Tasks | None) -> int | None:
    if tasks is None or tasks.total <= tasks.excused:
        return None
    return 100 * tasks.done // (tasks.total - tasks.excused)
