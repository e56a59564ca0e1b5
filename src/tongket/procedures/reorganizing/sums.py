"""Every additive figure over the trees a plan touches: the act must not change one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tongket.figures.catalogue.entries import catalogue, entry
from tongket.figures.compute import Asked, compute
from tongket.figures.definition import Figure, Rollup
from tongket.organizations import queries as organizations
from tongket.organizations.reach import above_on
from tongket.organizations.reorganizing.book import kept_ids
from tongket.procedures.reorganizing.carry_out import CarriedOut
from tongket.procedures.reorganizing.events import prepare
from tongket.procedures.reorganizing.plan import Plan

DAY = timedelta(days=1)


@dataclass(frozen=True)
class State:
    """The sums over the trees touched, on a day; `roots` are the tops of these trees."""

    roots: frozenset[int]
    sums: Mapping[str, Decimal]


@dataclass(frozen=True)
class SumLine:
    """One additive figure on one day, before and after the act."""

    tag: str
    as_of: date
    before: Decimal
    after: Decimal


def is_additive(figure: Figure) -> bool:
    """Whether an act of the tree leaves the figure's whole as it was: it may change how many of them there are."""
    return figure.rollup is Rollup.SUM and figure.relation != "organizations"


def state(plan: Plan, done: CarriedOut | None = None) -> Mapping[date, State]:
    """The sums over all trees touched, as of the eve and as of the day."""
    named = set(done.units) if done else {ref for event in prepare(plan).entries for ref in kept_ids(event)}
    states = {}
    for on in (plan.on - DAY, plan.on):
        roots = _roots(named, on)
        states[on] = State(roots, over(roots, plan.on.year, on))
    return states


def over(roots: Collection[int], year: int, as_of: date, structure_on: date | None = None) -> Mapping[str, Decimal]:
    """Each additive figure summed over these trees; what is nothing is left out."""
    wanted = [figure.id for figure in catalogue().values() if is_additive(figure)]
    counted: defaultdict[str, Decimal] = defaultdict(Decimal)
    for root in sorted(roots):
        for value in compute(Asked(root, "", year, as_of, structure_on), wanted):
            if is_additive(value.figure) and value.value:
                counted[value.tag] += value.value
    return counted


def compared(before: Mapping[date, State], after: Mapping[date, State]) -> tuple[SumLine, ...]:
    """Both states line by line, by day and tag. What a top says of those below it is left out where the tops changed:
    the same rating is then of one below it, or is its own."""
    lines = []
    for on in sorted(before):
        one, other = before[on], after[on]
        tags = sorted({*one.sums, *other.sums})
        if one.roots != other.roots:
            tags = [tag for tag in tags if "whose" not in entry(tag.split("?")[0]).where]
        lines += [SumLine(tag, on, one.sums.get(tag, Decimal(0)), other.sums.get(tag, Decimal(0))) for tag in tags]
    return tuple(lines)


def _roots(units: Collection[int], on: date) -> frozenset[int]:
    above = above_on(units, on)
    tops = organizations.units_by_id({each for found in above.values() for each in found}, on)
    return frozenset(unit.id for unit in tops.values() if unit.parent is None)
