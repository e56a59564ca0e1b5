"""A unit's shares of levels beside its targets and beside its own year before: units only, nothing is ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tongket.access.book import Kept
from tongket.figures.compute import Asked, compute_below, of_year
from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.results.trends import BODIES, GROUPS, MEMBERS, YearOfGroup, group_of
from tongket.records.targets import queries as targets
from tongket.records.targets.book import TargetEntry
from tongket.rules.targets import Status, status

GOOD_OR_BETTER = ("excellent", "good")
DEPTH = 2
"""Levels below the unit: a commune's committees and their cells."""


@dataclass(frozen=True)
class Measure:
    """A share that is looked at: of which figure, of which levels, and the indicator that sets a target for it."""

    id: str
    figure: str
    levels: tuple[str, ...]
    indicator: str = ""


MEASURES = (
    Measure("cells_excellent", BODIES, ("excellent",)),
    Measure("cells_good_or_better", BODIES, GOOD_OR_BETTER, "cells_good_or_better"),
    Measure("members_excellent", MEMBERS, ("excellent",)),
    Measure("members_good_or_better", MEMBERS, GOOD_OR_BETTER, "members_good_or_better"),
)


@dataclass(frozen=True)
class Share:
    """One share of a unit. Percents, None where nobody was rated; `target` the line that plans it, with its status."""

    unit: int
    name: str
    depth: int
    measure: Measure
    count: int
    rated: int
    percent: Decimal | None
    before: Decimal | None
    target: Kept[TargetEntry] | None
    status: Status

    @property
    def change(self) -> Decimal | None:
        """In points of percent against the year before; None where one of the two is not known."""
        return None if self.percent is None or self.before is None else self.percent - self.before


def shares_below(asked: Asked, units: Collection[int]) -> Sequence[Share]:
    """Every measure of the unit and of those below it among `units`, in the tree's order; without what nobody has."""
    on = asked.structure_on or asked.as_of
    tree = [unit for unit in organizations.below(asked.unit, on, depth=DEPTH) if unit.id in units]
    here, before = _groups(asked), _groups(of_year(asked, asked.year - 1))
    planned = _planned([unit.id for unit in tree], asked.year)
    depth: dict[int, int] = {}
    found: list[Share] = []
    for unit in tree:
        depth[unit.id] = depth.get(unit.parent or 0, -1) + 1
        lines = _lines(here.get(unit.id, {}), before.get(unit.id, {}), planned.get(unit.id, {}))
        found += [Share(unit.id, unit.name, depth[unit.id], *line) for line in lines]
    return found


Line = tuple[Measure, int, int, Decimal | None, Decimal | None, Kept[TargetEntry] | None, Status]


def _lines(
    here: Mapping[str, YearOfGroup], before: Mapping[str, YearOfGroup], planned: Mapping[str, Kept[TargetEntry]]
) -> Iterable[Line]:
    for measure in MEASURES:
        now, past = here.get(measure.figure, NOBODY), before.get(measure.figure, NOBODY)
        target = planned.get(measure.indicator)
        if now.rated or past.rated or target:
            percent = now.share(*measure.levels)
            count = sum(now.levels.get(level, 0) for level in measure.levels)
            yield measure, count, now.rated, percent, past.share(*measure.levels), target, _status(target, percent)


NOBODY = YearOfGroup({})


def _status(target: Kept[TargetEntry] | None, percent: Decimal | None) -> Status:
    return status(target.entry.direction, target.entry.plan, percent) if target else Status.UNKNOWN


def _groups(asked: Asked) -> Mapping[int, Mapping[str, YearOfGroup]]:
    found = compute_below(asked, DEPTH, GROUPS)
    return {unit: {figure: group_of(values, figure) for figure in GROUPS} for unit, values in found.items()}


def _planned(units: Sequence[int], year: int) -> Mapping[int, Mapping[str, Kept[TargetEntry]]]:
    """The year's targets of these units for a measure, by unit and indicator."""
    wanted = {measure.indicator for measure in MEASURES if measure.indicator}
    found: dict[int, dict[str, Kept[TargetEntry]]] = defaultdict(dict)
    for kept in targets.targets(units, year, "year"):
        if kept.entry.indicator in wanted:
            found[kept.entry.organization][kept.entry.indicator] = kept
    return found
