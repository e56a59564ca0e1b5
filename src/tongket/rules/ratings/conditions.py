"""What a level asks: points, tasks, remedy, discipline; and the best level that the facts allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from tongket.rules.decision import Citation, Decision, Finding, Outcome
from tongket.rules.load import DatedValue, value_if_known
from tongket.rules.periods import year_span
from tongket.rules.ratings import failing
from tongket.rules.ratings.asked import ASKED, LOWEST, Asked, Rule, not_shown
from tongket.rules.ratings.facts import RatingFacts
from tongket.rules.ratings.scoring import minimums, shown
from tongket.rules.reviews import ORDER, is_organization_rated, left_out, who_is_rated
from tongket.rules.vocabulary import wording

FILES: Mapping[str, Sequence[str]] = {
    "excellent": ("excellent_conditions",),
    "good": ("good_conditions",),
    "completed": ("completed_conditions", "completed_conditions_persons"),
    "not_completed": (),
}
PASSING = (Outcome.ALLOWED, Outcome.WARNED)


def may_be_rated(level: str, facts: RatingFacts, year: int) -> Decision:
    """May the subject have this level for the year? Each finding is a condition not met, with its source.

    A fact that is not known only warns, and says which. A level below what points and conditions allow asks for a
    reason, save "good" instead of "excellent": the cap may say so.
    """
    found = (*_outside(facts, year), *_against(level, facts, year), *_below_points(level, facts, year))
    return Decision(found, (*_cited(level, facts.kind, year), *(left_out(year) if facts.member else ())))


def best_level(facts: RatingFacts, year: int) -> tuple[str | None, Decision]:
    """The best level the facts allow, warnings apart, and what stands against the better ones.

    None where the subject is not rated at all, with the reasons.
    """
    outside = Decision(tuple(_outside(facts, year)))
    if outside.outcome not in PASSING:
        return None, outside
    stopped: list[Finding] = list(outside.findings)
    for level in ORDER:
        decision = Decision(tuple(_against(level, facts, year)), _cited(level, facts.kind, year))
        stopped += [finding for finding in decision.findings if finding not in stopped]
        if decision.outcome in PASSING:
            return level, Decision(tuple(stopped), decision.citations)
    raise AssertionError("the lowest level asks for nothing")


def _outside(facts: RatingFacts, year: int) -> Iterable[Finding]:
    """Why the subject is not rated: a member's state, or an organization too young."""
    if facts.member is not None:
        yield from who_is_rated(facts.member, year).findings
    if facts.founded_on is not None and facts.frame == "collective":
        yield from is_organization_rated(facts.founded_on, year).findings


def _against(level: str, facts: RatingFacts, year: int) -> Iterable[Finding]:
    """What stands against a level; nothing ever stands against the lowest."""
    if level == LOWEST:
        return
    yield from failing.failing(facts, year)
    yield from _points(level, facts, year)
    yield from _leave(level, facts, year)
    for asked, rule, citation in _asked(level, facts.kind, year):
        yield from asked(rule, facts, citation, year)


@cache
def conditions(level: str, kind: str, year: int) -> Sequence[tuple[Rule, Citation]]:
    """What a level asks of an organization, a collective or a person's frame, with the source; empty where a gap."""
    known = [_rule(name, year) for name in FILES[level]]
    return tuple((found.value[kind], found.citation) for found in known if found and kind in found.value)


@cache
def _asked(level: str, kind: str, year: int) -> Sequence[tuple[Asked, Rule, Citation]]:
    """The questions that a level asks at all: found once, for a committee's screen asks them of thousands."""
    return tuple(
        (asked, rule, citation)
        for rule, citation in conditions(level, kind, year)
        for asked, keys in ASKED.items()
        if not keys.isdisjoint(rule)
    )


@cache
def _minimum(level: str, year: int) -> int:
    return dict(minimums(year))[level]


@cache
def _rule(name: str, year: int) -> DatedValue | None:
    return value_if_known(f"reviews/{name}", year_span(year)[1])


@cache
def _cited(level: str, kind: str, year: int) -> Sequence[Citation]:
    thresholds = _rule("thresholds", year)
    cited = [citation for _, citation in conditions(level, kind, year)]
    return tuple(dict.fromkeys(cited + ([thresholds.citation] if thresholds else [])))


def _points(level: str, facts: RatingFacts, year: int) -> Iterable[Finding]:
    rule = _rule("thresholds", year)
    if rule is None:
        return
    if facts.points is None:
        yield not_shown("points", rule.citation)
        return
    minimum = _minimum(level, year)
    if facts.points < minimum:
        yield Finding("rating-below-threshold", _point_words(level, facts.points, minimum), rule.citation)


@cache
def _point_words(level: str, points: int, minimum: int) -> Mapping[str, object]:
    return {"level": wording(level), "points": shown(points), "minimum": shown(minimum)}


def _below_points(level: str, facts: RatingFacts, year: int) -> Iterable[Finding]:
    """A level that is lower than need be."""
    rule = _rule("thresholds", year)
    if rule is None or facts.points is None:
        return
    for better in ORDER[1 : ORDER.index(level)]:
        if facts.points < _minimum(better, year):
            continue
        if Decision(tuple(_against(better, facts, year))).outcome in PASSING:
            words = {"level": wording(level), "points": shown(facts.points), "better": wording(better)}
            yield Finding("rating-below-points", words, rule.citation, asks_only=True)
            return


def _leave(level: str, facts: RatingFacts, year: int) -> Iterable[Finding]:
    if facts.maternity and (months := _rule("maternity", year)):
        yield Finding("rating-months-worked", {}, months.citation, warns_only=True)
    rule = _rule("sick_leave_ceiling", year)
    if rule is None or facts.sick_months is None or facts.frame == "collective":
        return
    months, ceiling = rule.value["months_at_least"], rule.value["ceiling"]
    if facts.sick_months >= months and ORDER.index(level) < ORDER.index(ceiling):
        yield Finding("rating-sick-ceiling", {"months": months, "ceiling": wording(ceiling)}, rule.citation)
