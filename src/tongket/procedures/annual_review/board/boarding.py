"""The board of a round: where each unit stands, what is late, who can take the next step, what is in of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access import accounts
from tongket.access.actor import role_allows
from tongket.organizations import queries as organizations
from tongket.organizations import reach
from tongket.organizations.assignments import assignments_at
from tongket.organizations.local_values.queries import values_for
from tongket.organizations.queries import Unit
from tongket.procedures.annual_review.board.back_planning import (
    Deadline,
    Plan,
    days_left,
    least_days,
    plan_round,
)
from tongket.records.reviews.rounds.queries import Round, standings
from tongket.records.reviews.rounds.standing import BY_THE_COMMITTEE, UNIT_STEPS, UnitStanding
from tongket.records.reviews.subjects.progress import NOTHING, Progress, progress_of
from tongket.rules.holidays import public_holidays
from tongket.rules.notation import sort_key
from tongket.rules.periods import year_span

TAKE, CONCLUDE = "review_step.take", "review_step.conclude"
NOT_BEGUN = UnitStanding()


@dataclass(frozen=True)
class Hand:
    """Someone who may take a step at a unit: the name, the role, and whether it is held at the unit itself."""

    name: str
    role: str
    unit: int
    own: bool


@dataclass(frozen=True)
class UnitLine:
    """One unit of the round. `next` is its next step, empty at the end; `late` are steps whose last day has passed;
    `in_hand` the working days left for the next step, None where the round has no calendar or nothing is left."""

    unit: Unit
    standing: UnitStanding
    progress: Progress
    next: str
    late: Sequence[str] = ()
    in_hand: int | None = None

    @property
    def done(self) -> bool:
        return not self.next


@dataclass(frozen=True)
class Board:
    """A round with its calendar and its units in the tree's order."""

    round: Round
    steps: Sequence[str]
    plan: Plan | None
    lines: Sequence[UnitLine]

    @property
    def taken(self) -> Mapping[str, int]:
        """How many units have taken each step."""
        return Counter(step for line in self.lines for step in line.standing.done)

    @property
    def share(self) -> tuple[int, int]:
        """Steps taken of all steps to take."""
        done = sum(1 for line in self.lines for step in self.steps if step in line.standing.done)
        return done, len(self.lines) * len(self.steps)


def steps_in_use(found: Round) -> Sequence[str]:
    """The steps of a round in order, those left out not among them."""
    return [step for step in UNIT_STEPS if found.entry.modes.get(step) != "off"]


def open_steps(standing: UnitStanding) -> Sequence[str]:
    """The steps a unit has yet to take; once its file is handed up, its own steps are none of them."""
    steps = BY_THE_COMMITTEE if standing.handed_up else UNIT_STEPS
    return [step for step in steps if step not in standing.done]


def board_of(found: Round, today: date, units: Collection[int] | None = None) -> Board:
    """The board of a round, of these units alone where they are given, in as many queries for ninety as for one."""
    entry = found.entry
    plan, steps = plan_of(found), steps_in_use(found)
    stand, progress = standings(found.id), progress_of(found.id)
    wanted = (set(stand) | set(progress)) & (set(stand) | set(progress) if units is None else set(units))
    known = organizations.units_by_id(wanted)
    lines = [
        _line(known[unit], stand.get(unit, NOT_BEGUN), progress.get(unit, NOTHING), entry.modes, plan, today)
        for unit in _in_order(known, entry.organization)
    ]
    return Board(found, steps, plan, lines)


def plan_of(found: Round) -> Plan | None:
    """The calendar of a round; None until the day of the conference is set."""
    entry = found.entry
    if entry.conference_on is None or entry.conference_on < entry.opened_on:
        return None
    unit = organizations.units_by_id([entry.organization])[entry.organization]
    return plan_round(
        entry.opened_on, entry.conference_on, public_holidays(), steps=steps_in_use(found),
        deadlines=deadlines_of(found), least=least_days(unit.type, entry.report_year)[0],
    )  # fmt: skip


def deadlines_of(found: Round) -> Mapping[str, Deadline]:
    """The last days of steps that the office entered with their documents, in force at the end of the year."""
    entry = found.entry
    last = year_span(entry.report_year)[1]
    on = max(entry.opened_on, min(last, entry.conference_on or last))
    held = values_for(entry.organization, on)
    settings = {"proposed": ("reviews/deadline_cells", ""), "decided": ("reviews/deadline", "")}
    if entry.period.startswith("quarter"):
        settings = {"decided": ("reviews/quarter_report", entry.period[-1])}
    values = {step: held.get(*setting) for step, setting in settings.items()}
    return {step: Deadline(value.day, value.citation) for step, value in values.items() if value is not None}


def hands_at(found: Round, lines: Sequence[UnitLine], today: date) -> Mapping[int, Sequence[Hand]]:
    """For each unit who could take its next step: roles held at the unit or above it, those nearest first."""
    top = found.entry.organization
    above = reach.scopes([line.unit.id for line in lines], today)
    committees = reach.scopes([top], today)[top]
    given = assignments_at(frozenset().union(committees, *above.values()))
    holding = [
        each.entry for each in given
        if each.entry.valid_from <= today and (each.entry.valid_until is None or each.entry.valid_until >= today)
    ]  # fmt: skip
    people = accounts.accounts({each.user for each in holding})
    hands: dict[int, Sequence[Hand]] = {}
    for line in lines:
        is_committees = line.next in BY_THE_COMMITTEE
        word, scope = (CONCLUDE, committees) if is_committees else (TAKE, above[line.unit.id])
        here = top if is_committees else line.unit.id
        fitting = [
            Hand(people[each.user].full_name, each.role, each.organization, each.organization == here)
            for each in holding
            if each.organization in scope and role_allows(each.role, word) and people[each.user].is_active
        ]
        hands[line.unit.id] = sorted(dict.fromkeys(fitting), key=lambda hand: not hand.own) if line.next else ()
    return hands


def _line(
    unit: Unit, standing: UnitStanding, progress: Progress, modes: Mapping[str, str], plan: Plan | None, today: date
) -> UnitLine:
    waiting = [step for step in open_steps(standing) if modes.get(step) != "off"]
    following = waiting[0] if waiting else ""
    if plan is None or not following:
        return UnitLine(unit, standing, progress, following)
    late = [each.step for each in plan.steps if each.step in waiting and each.last < today]
    planned = plan.of(following)
    in_hand = days_left(planned.last, today, public_holidays()) if planned else None
    return UnitLine(unit, standing, progress, following, late, in_hand)


def _in_order(known: Mapping[int, Unit], top: int) -> Sequence[int]:
    """The committee's own line first, then each committee below it with its cells, by place and name."""

    def way(key: int) -> list[tuple[int, str, int]]:
        steps: list[tuple[int, str, int]] = []
        at: int | None = key
        while at is not None and at in known and at != top:
            steps.append((known[at].position, sort_key(known[at].name), at))
            at = known[at].parent
        return steps[::-1]

    return sorted(known, key=way)
