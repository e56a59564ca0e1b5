"""A leader's quarters beside the year: facts, of which the year's rating is no average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tongket.procedures.annual_review.results.listed import Listed, listed_members
from tongket.records.reviews import over_years
from tongket.records.reviews.over_years import Rated
from tongket.rules.decision import Finding
from tongket.rules.ratings.quarters import YearOfQuarters, quarter_of, year_from_quarters, year_level_beside

CAPACITIES = ("key_cadre", "member")


@dataclass(frozen=True)
class LeaderYear:
    """`quarters`: the decided rating of each quarter by its number; `year`: that of the year, None while there is none;
    `said`: what the quarters say of the year; `findings`: what the rules find, the year's level beside them too."""

    listed: Listed
    quarters: Mapping[int, Rated]
    year: Rated | None
    said: YearOfQuarters
    findings: Sequence[Finding]


def leaders_of(units: Collection[int], year: int) -> Sequence[LeaderYear]:
    """Everyone with a decided rating of a quarter of the year at these units, in the order of names."""
    by_member: dict[int, dict[int, Rated]] = defaultdict(dict)
    for each in over_years.quarters_rated(units, year):
        by_member[each.of][quarter_of(each.period)] = each
    of_year = [over_years.years_of_members(by_member, year, capacity) for capacity in CAPACITIES]
    listed = listed_members([next(iter(quarters.values())) for quarters in by_member.values()], of_year[0])
    return [_leader(each, by_member[each.rated.of], _of_year(of_year, each.rated.of, year)) for each in listed]


def _leader(listed: Listed, quarters: Mapping[int, Rated], of_year: Rated | None) -> LeaderYear:
    year = listed.rated.year
    levels = {number: rated.level or None for number, rated in quarters.items()}
    said = year_from_quarters(levels, year)
    beside = year_level_beside(of_year.level, levels, year).findings if of_year and of_year.level else ()
    return LeaderYear(listed, quarters, of_year, said, (*beside, *said.decision.findings))


def _of_year(found: Sequence[over_years.ByYear], member: int, year: int) -> Rated | None:
    """As a leader, else as a member."""
    return next((rated for by_year in found if (rated := by_year.get(member, {}).get(year))), None)
