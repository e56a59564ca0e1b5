"""How a person's rating hangs on the collective's: the head not above it, nobody excellent where it failed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from tongket.rules.decision import Decision, Finding
from tongket.rules.load import DatedValue, value_if_known
from tongket.rules.notation import number_vi
from tongket.rules.periods import year_span
from tongket.rules.reviews import ORDER, is_at_least
from tongket.rules.vocabulary import wording

PERCENT = 100


@dataclass(frozen=True)
class LinkFacts:
    """Where a person stands to a collective. `in_leadership`: a deputy or another member of it, not its head;
    `collective_level`: its rating, "" while it has none; `done`: its share of tasks done, confirmed force majeure left
    out. None: not known."""

    is_head: bool = False
    in_leadership: bool = False
    collective_level: str | None = None
    done: Fraction | None = None


def linked(level: str, facts: LinkFacts, year: int) -> Decision:
    """May a person have this level beside the collective's? Years whose text says nothing find nothing."""
    rule = value_if_known("reviews/head_link", year_span(year)[1])
    if rule is None or not (facts.is_head or facts.in_leadership):
        return Decision()
    return Decision((*_of_head(level, facts, rule), *_of_tasks(level, facts, rule)), (rule.citation,))


def _of_head(level: str, facts: LinkFacts, rule: DatedValue) -> Iterable[Finding]:
    if not (facts.is_head and rule.value["head_not_above_collective"]):
        return
    if not facts.collective_level:
        yield Finding("rating-collective-unknown", {}, rule.citation, warns_only=True)
    elif level != facts.collective_level and is_at_least(level, facts.collective_level):
        words = {"level": wording(level), "collective": wording(facts.collective_level)}
        yield Finding("rating-head-above-collective", words, rule.citation)


def _of_tasks(level: str, facts: LinkFacts, rule: DatedValue) -> Iterable[Finding]:
    limit = rule.value["collective_below_percent"]
    if facts.done is None or facts.done * PERCENT >= limit:
        return
    words = {"share": number_vi(int(facts.done * PERCENT)), "limit": limit}
    if facts.is_head and level != rule.value["head_then"]:
        then = wording(rule.value["head_then"])
        yield Finding("rating-head-of-failing-collective", {**words, "then": then}, rule.citation)
    if facts.in_leadership and level == rule.value["others_not"]:
        yield Finding("rating-leader-of-failing-collective", {**words, "not": wording(level)}, rule.citation)


def highest_beside(facts: LinkFacts, year: int) -> str:
    """The best level the collective leaves open to a person."""
    return next(
        level for level in ORDER if not [found for found in linked(level, facts, year).findings if not found.warns_only]
    )
