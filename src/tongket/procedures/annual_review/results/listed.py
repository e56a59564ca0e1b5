"""A line of a list of ratings: whose it is, where it was given, and the years before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tongket.organizations import queries as organizations
from tongket.organizations import reach
from tongket.records.members import queries as members
from tongket.records.reviews.over_years import ByYear, Rated
from tongket.rules.periods import year_span


@dataclass(frozen=True)
class Listed:
    """A rating of the year with its names. `key` is that of the member or organisation, `years` the levels by year:
    empty where a year was entered without a rating. `since`: the first year that could have one, None where the day of
    admission is not known. `at`: the unit that has the line today.
    """

    rated: Rated
    key: UUID
    name: str
    unit: str
    years: Mapping[int, str]
    since: int | None
    at: int


def units_counted(unit: int, year: int, structure_on: date | None = None) -> frozenset[int]:
    """The units whose ratings count under one, by the tree of the year's end or of a later day."""
    on = organizations.standing_day(unit, max(structure_on or date.min, year_span(year)[1]))
    return reach.counted_under(unit, on)


def listed_members(found: Sequence[Rated], years: ByYear) -> Sequence[Listed]:
    """Ratings of members with names, cells and the years before, in the order given."""
    people = members.kept({each.of for each in found})
    cells = organizations.names({each.organization for each in found}, _day(found))
    lines = []
    for each in found:
        kept = people[each.of]
        admitted = kept.entry.admitted_on
        since = admitted.year if admitted else None
        names, levels = (kept.entry.full_name, cells[each.organization]), _levels(each, years)
        lines.append(Listed(each, kept.key, *names, levels, since, kept.entry.organization))
    return lines


def listed_organizations(found: Sequence[Rated], years: ByYear) -> Sequence[Listed]:
    """Ratings of organisations with names and the years before, in the order given."""
    units = organizations.units_by_id({each.of for each in found}, _day(found))
    first = organizations.founded({each.of for each in found})
    return [
        Listed(each, units[each.of].key, units[each.of].name, "", _levels(each, years), first[each.of].year, each.of)
        for each in found
    ]


def _levels(rated: Rated, years: ByYear) -> Mapping[int, str]:
    return {year: each.level for year, each in years.get(rated.of, {}).items()}


def _day(found: Sequence[Rated]) -> date | None:
    """Names are those of the rated year's end."""
    return year_span(found[0].year)[1] if found else None
