"""Where a person is rated: the cell that received a member rates, asks the old one, and nobody is rated twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import DatedValue, value_if_known
from tongket.rules.periods import year_span


@dataclass(frozen=True)
class PlaceFacts:
    """A member at the end of the year, seen from the unit that wants to rate. `is_official_here`: the cell of official
    activity is this one; `months_elsewhere`: whole months of the year in the cell the member came from;
    `elsewhere_asked`, `temporary_asked`: its opinion is on record; `is_temporary_elsewhere`: away for a time;
    `rated_here`, `rated_in`: this unit, units of these names have rated the member for the year in this capacity."""

    is_official_here: bool = True
    months_elsewhere: int = 0
    elsewhere_asked: bool = False
    is_temporary_elsewhere: bool = False
    temporary_asked: bool = False
    rated_here: bool = False
    rated_in: Sequence[str] = ()


def review_places(frame: str, year: int) -> tuple[Sequence[str], Citation | None]:
    """Where a person is reviewed, as words of `comment_place`: in the cell, and a leader in the collective at work too.

    Years whose text was not seen: the cell alone, without citation.
    """
    rule = value_if_known("reviews/review_places", year_span(year)[1])
    if rule is None:
        return ("cell",), None
    return tuple(rule.value.get(frame, rule.value["no_office"])), rule.citation


def may_rate_here(facts: PlaceFacts, year: int) -> Decision:
    """May this unit rate the member? A second rating of the same year and capacity is a matter of integrity."""
    rule = value_if_known("reviews/places", year_span(year)[1])
    found = [*_twice(facts), *(_by_rule(facts, rule) if rule else ())]
    return Decision(tuple(found), (rule.citation,) if rule else ())


def _twice(facts: PlaceFacts) -> Iterable[Finding]:
    if facts.rated_here:
        yield Finding("rating-twice-in-year")
    if facts.rated_in:
        yield Finding("rating-rated-elsewhere", {"units": ", ".join(facts.rated_in)})


def _by_rule(facts: PlaceFacts, rule: DatedValue) -> Iterable[Finding]:
    if not facts.is_official_here:
        yield Finding("rating-not-the-receiving-cell", {}, rule.citation)
        return
    months = rule.value["ask_old_cell_months"]
    if facts.months_elsewhere >= months and not facts.elsewhere_asked:
        yield Finding("rating-old-cell-not-asked", {"months": months}, rule.citation)
    if facts.is_temporary_elsewhere and not facts.temporary_asked:
        yield Finding("rating-temporary-cell-not-asked", {}, rule.citation)
