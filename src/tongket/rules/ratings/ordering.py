"""The two orders of the year: of the review (collective, then persons) and of the rating (below before above)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import value_if_known
from tongket.rules.periods import year_span
from tongket.rules.vocabulary import wording

REVIEW, RATING = "reviews/review_order", "reviews/rating_order"
GROUPS = {REVIEW: "review_step", RATING: "rating_order"}


@dataclass(frozen=True)
class Stage:
    """A stage, those it comes after, and the text it rests on."""

    id: str
    after: Sequence[str]
    citation: Citation
    group: str = "review_step"


def review_order(year: int) -> Sequence[Stage]:
    """The order of the review itself: what the collective did is heard before each person."""
    return _order(REVIEW, year)


def rating_order(year: int) -> Sequence[Stage]:
    """The order in which levels are decided; empty for years whose text names none.

    Stages: subordinates_rated before superior_rated, collective_rated before head_rated.
    """
    return _order(RATING, year)


@cache
def _order(value: str, year: int) -> Sequence[Stage]:
    rule = value_if_known(value, year_span(year)[1])
    if rule is None:
        return ()
    return tuple(Stage(raw["id"], tuple(raw["after"]), rule.citation, GROUPS[value]) for raw in rule.value)


def out_of_order(stage: str, done: Collection[str], year: int) -> Decision:
    """May a stage of either order come now, with these done? Each finding names one that should have come first."""
    known = {each.id: each for each in (*review_order(year), *rating_order(year))}
    found = known.get(stage)
    if found is None:
        return Decision()
    return Decision(tuple(missing(found, done)), (found.citation,))


def missing(stage: Stage, done: Collection[str]) -> Sequence[Finding]:
    """One finding for each stage that should have come before."""
    return tuple(
        Finding(
            "review-out-of-order",
            {"step": wording(stage.id, stage.group), "before": wording(before, stage.group)},
            stage.citation,
        )
        for before in stage.after
        if before not in done
    )
