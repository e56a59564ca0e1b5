"""The cases in which a rating is "not completed" whatever the points: one list a regulation, each with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from tongket.rules.decision import Citation, Finding
from tongket.rules.load import value_if_known
from tongket.rules.periods import year_span
from tongket.rules.ratings.facts import DISCIPLINE_ORDER, RatingFacts
from tongket.rules.vocabulary import wording

LISTS = ("fail_reasons", "fail_reasons_leaders", "fail_reasons_carried_over")
HALF = 50
A_FIFTH = Fraction(1, 5)
COLLECTIVES = ("organization", "leadership_collective")


@dataclass(frozen=True)
class Case:
    """One case of a list: its word, its source, and what the list says of the violation."""

    reason: str
    citation: Citation
    unless_self_remedied: bool
    counts_once: bool


def failing(facts: RatingFacts, year: int) -> Iterable[Finding]:
    """Each case that holds. What is not known holds nothing up: the conditions of the better levels ask for it."""
    for case in cases(facts.kind, year):
        holds = HOLDS.get(case.reason)
        if (case.reason in facts.concluded or (holds and holds(facts))) and not _excused(case, facts):
            yield Finding("rating-fails", {"reason": wording(case.reason, "fail_reason")}, case.citation)


@cache
def cases(kind: str, year: int) -> Sequence[Case]:
    """The cases of a year for an organization, a collective, a leader or another member."""
    found = []
    for name in LISTS:
        rule = value_if_known(f"reviews/{name}", year_span(year)[1])
        if rule is None:
            continue
        held: Mapping[str, Sequence[str]] = rule.value
        words = [kind] if kind in COLLECTIVES else ["member", *(["leader"] if kind == "leader" else [])]
        unless = held.get("unless_self_remedied", ())
        once = bool(held.get("counts_once", False))
        for reason in (reason for word in words for reason in held.get(word, ())):
            found.append(Case(reason, rule.citation, reason in unless, once))
    return tuple(found)


def _excused(case: Case, facts: RatingFacts) -> bool:
    if case.unless_self_remedied and facts.self_remedied:
        return True
    return case.counts_once and facts.counted_before and case.reason == "disciplined"


def _under_half(facts: RatingFacts) -> bool | None:
    if facts.targets_percent is None or facts.force_majeure:
        return None
    main = facts.kind not in COLLECTIVES or facts.main_targets_met is False
    return facts.targets_percent < HALF and main


def _over_a_fifth(facts: RatingFacts) -> bool | None:
    if not facts.units or facts.units_disciplined is None:
        return None
    return Fraction(facts.units_disciplined, facts.units) > A_FIFTH


def _member_warned(facts: RatingFacts) -> bool:
    form = facts.members_discipline
    return bool(form) and DISCIPLINE_ORDER.index(form or "") >= DISCIPLINE_ORDER.index("warning")


HOLDS: Mapping[str, Callable[[RatingFacts], bool | None]] = {
    "disciplined": lambda facts: bool(facts.discipline),
    "under_half_of_targets": _under_half,
    "rated_failing_as_official": lambda facts: facts.official_level == "not_completed",
    "collective_disciplined": lambda facts: bool(facts.discipline),
    "collective_member_disciplined": lambda facts: bool(facts.members_discipline),
    "collective_member_warned": _member_warned,
    "over_fifth_of_units_disciplined": _over_a_fifth,
    "unit_failed": lambda facts: facts.unit_level == "not_completed",
    "criterion_weak": lambda facts: "weak" in (facts.worst_result, facts.worst_other),
}
