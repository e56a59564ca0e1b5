"""A unit's decided ratings over the years: its own, those of members and of the organisations below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tongket.figures.compute import Asked, compute, of_year
from tongket.figures.definition import FigureValue, Status
from tongket.organizations.reorganizing import queries as tree
from tongket.records.reviews.over_years import Rated, years_of_organizations
from tongket.rules.reviews import ORDER

BACK = 7
"""As many years before the one asked for."""
MEMBERS, BODIES = "ratings.members", "ratings.cells"
GROUPS = (MEMBERS, BODIES)


@dataclass(frozen=True)
class YearOfGroup:
    """How many of a group have each level. Empty: nothing is on record, which is not zero."""

    levels: Mapping[str, int]

    @property
    def rated(self) -> int:
        return sum(self.levels.values())

    def share(self, *levels: str) -> Decimal | None:
        """The percent with one of these levels among those rated; None where nobody is."""
        return Decimal(sum(self.levels.get(level, 0) for level in levels) * 100) / self.rated if self.rated else None


@dataclass(frozen=True)
class UnitYear:
    """One year of a unit: its own decided rating, None where there is none, and its groups by figure."""

    year: int
    own: Rated | None
    groups: Mapping[str, YearOfGroup]

    @property
    def is_known(self) -> bool:
        return self.own is not None or any(group.rated for group in self.groups.values())


@dataclass(frozen=True)
class Origin:
    """What a unit came from, with that one's own ratings by year: they are not counted as the unit's own."""

    name: str
    years: Mapping[int, Rated]


def trend_of(asked: Asked, back: int = BACK) -> Sequence[UnitYear]:
    """The years up to the one asked for, from the first of which anything is on record; by the tree of each year's end,
    or of `structure_on`."""
    years = [of_year(asked, year) for year in range(asked.year - back, asked.year + 1)]
    own = years_of_organizations([asked.unit], asked.year).get(asked.unit, {})
    found = [UnitYear(each.year, own.get(each.year), _groups(compute(each, GROUPS))) for each in years]
    known = [each.year for each in found if each.is_known]
    return [each for each in found if known and each.year >= known[0]]


def origins_of(unit: int, last: int) -> Sequence[Origin]:
    """The organisations it was merged or split from, with their ratings up to a year."""
    before = {heir.predecessor.id: heir.predecessor.name for heir in tree.origins(unit)}
    years = years_of_organizations(before, last)
    return [Origin(name, years.get(key, {})) for key, name in before.items()]


def group_of(values: Sequence[FigureValue], figure: str) -> YearOfGroup:
    """The levels of one figure among these values."""
    counted = {
        value.dimensions["level"]: int(value.value)
        for value in values
        if value.figure.id == figure and value.status is Status.COMPUTED and value.value
    }
    return YearOfGroup({level: counted[level] for level in ORDER if level in counted})


def _groups(values: Sequence[FigureValue]) -> Mapping[str, YearOfGroup]:
    return {figure: group_of(values, figure) for figure in GROUPS}
