"""Members rated "not completed" two years running: a list with its rule, on which the cell decides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tongket.procedures.annual_review.results.listed import Listed, listed_members
from tongket.records.reviews import over_years
from tongket.rules.decision import Citation, Finding
from tongket.rules.ratings.streaks import failed_needed, failed_two_years, streak

FAILED = "not_completed"


@dataclass(frozen=True)
class Failing:
    """A member so rated `years` years in a row up to the year, with what the rule says of it."""

    listed: Listed
    years: int
    finding: Finding


@dataclass(frozen=True)
class FailingList:
    """`failed` of the year's rated members got "not completed"; `unknown` of them have no rating of the year before
    on record. `rule` is the document in force at the year's end, None where none is known."""

    lines: Sequence[Failing]
    failed: int
    unknown: int
    rule: Citation | None


def failed_running(units: Collection[int], year: int) -> FailingList:
    """By the decided ratings at these units, wherever the years before were rated."""
    found = [each for each in over_years.members_rated(units, year) if each.level == FAILED]
    listed = listed_members(found, over_years.years_of_members({each.of for each in found}, year))
    lines = [
        Failing(each, streak(each.years, year, FAILED).years, decision.findings[0])
        for each in listed
        if (decision := failed_two_years(each.years, year)).findings
    ]
    rule = failed_needed(year)
    unknown = sum(year - 1 not in each.years for each in listed)
    return FailingList(lines, len(found), unknown, rule[1] if rule else None)
