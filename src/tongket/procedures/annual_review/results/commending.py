"""Who may be considered for a commendation by the year's rating, and whose years in a row reach the five-year title."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from tongket.organizations.local_values.queries import values_for
from tongket.procedures.annual_review.results.listed import Listed, listed_members, listed_organizations
from tongket.records.awards.queries import commendations_of_year
from tongket.records.reviews import over_years
from tongket.rules import awards
from tongket.rules.awards import AwardTitle
from tongket.rules.decision import Citation, Outcome
from tongket.rules.errors import TongketError
from tongket.rules.periods import year_span
from tongket.rules.ratings.running import Own, Reach, Running, five_years, running
from tongket.rules.ratings.streaks import streak_needed

MEMBER, ORGANIZATION = "member", "organization"
OPEN = (Reach.REACHED, Reach.DEPENDS, Reach.NOT_KNOWN)


@dataclass(frozen=True)
class Commendable:
    """A member or organisation whose rating allows a commendation. `five`: whether its years in a row reach the
    five-year title, None where no rule is known; `is_commended`: the year's commendation, not that on a theme, is
    entered."""

    subject: str
    listed: Listed
    running: Running
    five: Reach | None
    is_commended: bool


@dataclass(frozen=True)
class Commendables:
    """The list of a year. `rule` is where it is said which rating is needed, None where no rule of the year is known;
    `titles` the title of members and of organisations; `five_years` the years a five-year title asks for."""

    year: int
    members: Sequence[Commendable]
    organizations: Sequence[Commendable]
    rule: Citation | None
    titles: Sequence[tuple[str, AwardTitle]]
    five_years: tuple[int, Citation] | None

    @property
    def near_five(self) -> Sequence[Commendable]:
        """Whose years in a row reach the five-year title, or may: organisations first."""
        return [each for each in (*self.organizations, *self.members) if each.five in OPEN]


def own_treatment(organization: int, year: int) -> Own | None:
    """How a year without a rating counts among years in a row, where the office entered it with its document."""
    entered = values_for(organization, year_span(year)[1]).get("awards/streak_gap")
    return (entered.value, entered.citation) if entered else None


def commendable(units: Collection[int], year: int, own: Own | None = None) -> Commendables:
    """By the decided ratings of the year at these units; what the organ that commends weighs besides is not asked."""
    on = year_span(year)[1]
    lines = [kept.entry for kept in commendations_of_year(units, year) if not kept.entry.theme]
    people = [each for each in over_years.members_rated(units, year) if _allows(each.level, year)]
    bodies = [each for each in over_years.organizations_rated(units, year) if _allows(each.level, year)]
    past = over_years.years_of_members({each.of for each in people}, year)
    past_of_bodies = over_years.years_of_organizations({each.of for each in bodies}, year)
    rule = awards.rating_needed(on)
    lines_of = partial(_lines, own=own)
    return Commendables(
        year,
        list(lines_of(MEMBER, listed_members(people, past), {line.member for line in lines})),
        list(lines_of(ORGANIZATION, listed_organizations(bodies, past_of_bodies),
                    {line.organization for line in lines if line.subject == ORGANIZATION})),
        rule.citation if rule else None,
        list(_titles(year)),
        streak_needed(year),
    )  # fmt: skip


def _allows(level: str, year: int) -> bool:
    """As the check of a commendation asks."""
    on = year_span(year)[1]
    if not level or awards.rating_needed(on) is None:
        return False
    return awards.may_be_commended(level, on).outcome is Outcome.ALLOWED


def _lines(
    subject: str, found: Iterable[Listed], commended: Collection[int | None], own: Own | None
) -> Iterable[Commendable]:
    for each in found:
        counted = running(each.years, each.rated.year, since=each.since, own=own)
        yield Commendable(subject, each, counted, five_years(counted), each.rated.of in commended)


def _titles(year: int) -> Iterable[tuple[str, AwardTitle]]:
    for subject in (MEMBER, ORGANIZATION):
        try:
            yield subject, awards.title_on(subject, year_span(year)[1])
        except TongketError:
            continue  # no title of that day is known
