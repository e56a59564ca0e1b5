"""Before a round is opened: what is missing, who could do each step, and what would stop it half-way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from tongket.access.actor import role_allows
from tongket.organizations import queries as organizations
from tongket.organizations.assignments import assignments_at
from tongket.organizations.bodies.queries import bodies_on
from tongket.organizations.queries import Unit
from tongket.organizations.reach import scopes
from tongket.procedures.annual_review.listing import COLLECTIVE_BODIES
from tongket.records.members import queries as members
from tongket.records.reviews.rounds.queries import round_for
from tongket.records.targets.queries import statuses, targets
from tongket.rules.decision import Weight
from tongket.rules.errors import TongketError
from tongket.rules.load import read_yaml
from tongket.rules.ratings.kinds import HEADS
from tongket.rules.ratings.quarters import QUARTERS, QuarterFacts, quarter_of, who_is_evaluated
from tongket.rules.ratings.steps import period_allowed
from tongket.rules.reviews import regime_for

OWN, OF_COMMITTEE = "review_step.take", "review_step.conclude"
CELLS = frozenset({"grassroots_cell", "subordinate_cell", "cell"})


class State(StrEnum):
    """How a point of the check stands: as it should be, lacking, or stopping the opening."""

    READY = "ready"
    LACKING = "lacking"
    STOPS = "stops"


@dataclass(frozen=True)
class Row:
    """One thing behind an item: what it is called, and the unit or the member to look at."""

    text: str
    organization: int | None = None
    member: int | None = None


@dataclass(frozen=True)
class Item:
    """One point of the check; its words stand in `readiness.yaml`, `rows` is what it counts."""

    code: str
    state: State
    rows: Sequence[Row] = ()
    arguments: Mapping[str, object] = field(default_factory=dict)

    @property
    def stops(self) -> bool:
        return self.state is State.STOPS

    def text(self, language: str = "vi") -> str:
        said = _texts()[self.code]["ready" if self.state is State.READY else "lacking"][language]
        return said.format(count=len(self.rows), **self.arguments)


@dataclass(frozen=True)
class Readiness:
    items: Sequence[Item]

    @property
    def is_ready(self) -> bool:
        """Nothing would stop the opening; what is lacking can be added while the round runs."""
        return not any(item.stops for item in self.items)


def readiness(organization: int, year: int, period: str, on: date) -> Readiness:
    """What the office should know before it opens the round of a period on a day."""
    units = organizations.below(organization, on)
    if not units:
        return Readiness([Item("unit", State.STOPS)])
    found = [_regime(year), _period(year, period), _round(organization, year, period)]
    found += [*_cells(units, on), _secretaries(units, on), *_doers(organization, units, on)]
    return Readiness([*found, _collective(organization, on), *_targets(organization, year)])


@cache
def _texts() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = read_yaml(Path(__file__).with_name("readiness.yaml"))
    return found


def _item(code: str, rows: Sequence[Row]) -> Item:
    """No row is as it should be."""
    return Item(code, State.LACKING if rows else State.READY, rows)


def _regime(year: int) -> Item:
    try:
        return Item("regime", State.READY, arguments={"source": str(regime_for(year).citation)})
    except TongketError as unknown:
        return Item("regime", State.STOPS, arguments={"source": str(unknown)})


def _period(year: int, period: str) -> Item:
    """Whether the year's regulation knows such a round, and the quarter a rating of its own."""
    decision = period_allowed(period, year)
    findings = list(decision.findings)
    if period in QUARTERS:
        findings += who_is_evaluated(QuarterFacts(), year, quarter_of(period)).findings
    state = State.STOPS if any(each.weight is Weight.REFUSES for each in findings) else State.LACKING
    rows = [Row(f"{each.message()} ({each.citation})" if each.citation else each.message()) for each in findings]
    return Item("period", state if findings else State.READY, rows)


def _round(organization: int, year: int, period: str) -> Item:
    is_open = round_for(organization, year, period) is not None
    return Item("round", State.STOPS if is_open else State.READY)


def _cells(units: Sequence[Unit], on: date) -> Iterator[Item]:
    counts = members.counts_on([unit.id for unit in units], on)
    yield _item(
        "cells_without_members",
        [Row(unit.name, unit.id) for unit in units if unit.type in CELLS and unit.id not in counts],
    )
    others = [unit.id for unit in units if unit.type not in CELLS and unit.id in counts]
    astray = members.members_on(others, on) if others else ()
    yield _item("members_without_cell", [Row(each.entry.full_name, each.organization, each.id) for each in astray])


def _secretaries(units: Sequence[Unit], on: date) -> Item:
    headed = {unit for unit, _, post, _ in members.holders([unit.id for unit in units], on) if post in HEADS}
    return _item("without_secretary", [Row(unit.name, unit.id) for unit in units if unit.id not in headed])


def _doers(top: int, units: Sequence[Unit], on: date) -> Iterator[Item]:
    """Who may take the units' own steps and who the committee's, by the roles held on the day."""
    above = scopes([unit.id for unit in units], on)
    held = [kept.entry for kept in assignments_at(frozenset().union(*above.values()))]
    holding = [each for each in held if each.valid_from <= on and (each.valid_until is None or on <= each.valid_until)]
    own = {each.organization for each in holding if role_allows(each.role, OWN)}
    deciding = {each.organization for each in holding if role_allows(each.role, OF_COMMITTEE)}
    unreached = [unit for unit in units if not _any(above[unit.id], own)]
    yield _item("nobody_enters", [Row(unit.name, unit.id) for unit in unreached])
    without = [unit for unit in units if unit.id != top and unit.id not in own and unit not in unreached]
    yield _item("units_without_account", [Row(unit.name, unit.id) for unit in without])
    yield Item("nobody_decides", State.READY if _any(above[top], deciding) else State.LACKING)


def _any(scope: Set[int], places: Set[int]) -> bool:
    return bool(scope & places)


def _collective(organization: int, on: date) -> Item:
    bodies = {kept.entry.body for kept in bodies_on([organization], on)}
    return Item("collective", State.READY if bodies & set(COLLECTIVE_BODIES) else State.LACKING)


def _targets(organization: int, year: int) -> Iterator[Item]:
    lines = targets([organization], year)
    yield Item("targets", State.READY if lines else State.LACKING, arguments={"year": year})
    if not lines:
        return
    states = statuses([line.id for line in lines])
    without = [line for line in lines if states.get(line.id, "unknown") == "unknown"]
    yield _item("targets_without_result", [Row(line.entry.name, organization) for line in without])
