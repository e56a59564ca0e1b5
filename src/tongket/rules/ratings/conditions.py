"""What a level asks: points, tasks, remedy, discipline; and the best level that the facts allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from tongket.rules.decision import Citation, Decision, Finding, Outcome
from tongket.rules.load import DatedValue, value_if_known
from tongket.rules.notation import number_vi, round_half_up
from tongket.rules.periods import latest_start, year_span
from tongket.rules.ratings import failing
from tongket.rules.ratings.facts import RatingFacts, Tasks
from tongket.rules.ratings.scoring import CRITERION_LEVELS, minimums, shown
from tongket.rules.reviews import ORDER, is_at_least, who_is_rated
from tongket.rules.vocabulary import wording

FILES: Mapping[str, Sequence[str]] = {
    "excellent": ("excellent_conditions",),
    "good": ("good_conditions",),
    "completed": ("completed_conditions", "completed_conditions_persons"),
    "not_completed": (),
}
LOWEST = ORDER[-1]
PERCENT = 100
PASSING = (Outcome.ALLOWED, Outcome.WARNED)

Rule = Mapping[str, Any]
Asked = Callable[[Rule, RatingFacts, Citation, int], Iterable[Finding]]


def may_be_rated(level: str, facts: RatingFacts, year: int) -> Decision:
    """May the subject have this level for the year? Each finding is a condition not met, with its source.

    A fact that is not known only warns, and says which. A level below what points and conditions allow asks for a
    reason, save "good" instead of "excellent": the cap may say so.
    """
    found = (*_outside(facts, year), *_against(level, facts, year), *_below_points(level, facts, year))
    return Decision(found, _cited(level, facts.kind, year))


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
        rule, last_day = _rule("not_graded", year), year_span(year)[1]
        months = rule.value["new_organization_months"] if rule else None
        if rule and months and facts.founded_on > latest_start(months, last_day):
            yield Finding("rating-new-organization", {"months": months}, rule.citation)


def _against(level: str, facts: RatingFacts, year: int) -> Iterable[Finding]:
    """What stands against a level; nothing ever stands against the lowest."""
    if level == LOWEST:
        return
    yield from failing.failing(facts, year)
    yield from _points(level, facts, year)
    yield from _sick(level, facts, year)
    for rule, citation in conditions(level, facts.kind, year):
        for asked in ASKED:
            yield from asked(rule, facts, citation, year)


@cache
def conditions(level: str, kind: str, year: int) -> Sequence[tuple[Rule, Citation]]:
    """What a level asks of an organization, a collective or a person's frame, with the source; empty where a gap."""
    known = [_rule(name, year) for name in FILES[level]]
    return tuple((found.value[kind], found.citation) for found in known if found and kind in found.value)


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
        yield _not_shown("points", rule.citation)
        return
    minimum = dict(minimums(year))[level]
    if facts.points < minimum:
        words = {"level": wording(level), "points": shown(facts.points), "minimum": shown(minimum)}
        yield Finding("rating-below-threshold", words, rule.citation)


def _below_points(level: str, facts: RatingFacts, year: int) -> Iterable[Finding]:
    """A level that is lower than need be."""
    rule = _rule("thresholds", year)
    if rule is None or facts.points is None:
        return
    for better in ORDER[1 : ORDER.index(level)]:
        if Decision(tuple(_against(better, facts, year))).outcome in PASSING:
            words = {"level": wording(level), "points": shown(facts.points), "better": wording(better)}
            yield Finding("rating-below-points", words, rule.citation, asks_only=True)
            return


def _sick(level: str, facts: RatingFacts, year: int) -> Iterable[Finding]:
    rule = _rule("sick_leave_ceiling", year)
    if rule is None or facts.sick_months is None or facts.frame == "collective":
        return
    months, ceiling = rule.value["months_at_least"], rule.value["ceiling"]
    if facts.sick_months >= months and ORDER.index(level) < ORDER.index(ceiling):
        yield Finding("rating-sick-ceiling", {"months": months, "ceiling": wording(ceiling)}, rule.citation)


def _tasks(rule: Rule, facts: RatingFacts, citation: Citation, year: int) -> Iterable[Finding]:
    for whose in rule.get("tasks_of", ()):
        tasks = facts.tasks if whose == "own" else facts.unit_tasks
        if tasks is None or not tasks.total:
            yield _not_shown("tasks_of_year" if whose == "own" else "unit_tasks", citation)
            continue
        yield from _shares(rule, tasks, whose, citation, excused=_rule("undone_tasks", year) is not None)


def _shares(rule: Rule, tasks: Tasks, whose: str, citation: Citation, *, excused: bool) -> Iterable[Finding]:
    of = wording("tasks_of_year" if whose == "own" else "unit_tasks", "review_fact")
    done = tasks.share(tasks.done, less_excused=excused)
    if done * PERCENT < rule.get("done_percent", 0):
        words = {"of": of, "share": _percent(done), "needed": rule["done_percent"]}
        yield Finding("rating-tasks-undone", words, citation)
    late = tasks.share(tasks.late)
    if "late_percent" in rule and late * PERCENT > rule["late_percent"]:
        yield Finding("rating-tasks-late", {"of": of, "share": _percent(late), "most": rule["late_percent"]}, citation)
    exceeded = tasks.share(tasks.exceeded)
    if exceeded * PERCENT < rule.get("exceeded_percent", 0):
        words = {"of": of, "share": _percent(exceeded), "needed": rule["exceeded_percent"]}
        yield Finding("rating-tasks-not-exceeded", words, citation)


def _remedied(rule: Rule, facts: RatingFacts, citation: Citation, _: int) -> Iterable[Finding]:
    needed = rule.get("remedied_percent")
    if needed is None:
        return
    if facts.remedied_percent is None:
        yield _not_shown("remedied", citation)
    elif facts.remedied_percent < needed:
        words = {"share": facts.remedied_percent, "needed": needed}
        yield Finding("rating-not-remedied", words, citation)


def _discipline(rule: Rule, facts: RatingFacts, citation: Citation, _: int) -> Iterable[Finding]:
    """No subordinate unit and no member of the leadership collective was disciplined."""
    if not rule.get("no_discipline"):
        return
    if facts.members_discipline or facts.units_disciplined or facts.discipline:
        yield Finding("rating-discipline-in-year", {}, citation)
    elif facts.members_discipline is None and facts.units_disciplined is None:
        yield _not_shown("discipline_of_year", citation)


def _criteria(rule: Rule, facts: RatingFacts, citation: Citation, _: int) -> Iterable[Finding]:
    least = {"result_criteria_min": facts.worst_result, "criteria_min": _worst(facts)}
    for key, worst in least.items():
        if key not in rule:
            continue
        if worst is None:
            yield _not_shown("criteria_levels", citation)
            return
        if CRITERION_LEVELS.index(worst) > CRITERION_LEVELS.index(rule[key]):
            which = wording("result_criteria" if key == "result_criteria_min" else "criteria_levels", "review_fact")
            words = {"which": which, "level": wording(worst), "needed": wording(rule[key])}
            yield Finding("rating-criteria-too-low", words, citation)


def _worst(facts: RatingFacts) -> str | None:
    known = [CRITERION_LEVELS.index(level) for level in (facts.worst_result, facts.worst_other) if level]
    return CRITERION_LEVELS[max(known)] if known else None


def _official(rule: Rule, facts: RatingFacts, citation: Citation, _: int) -> Iterable[Finding]:
    needed = rule.get("official_min")
    if needed is None or facts.official_level == "":
        return
    if facts.official_level is None:
        yield _not_shown("official_rating", citation)
    elif not is_at_least(facts.official_level, needed):
        words = {"level": wording(facts.official_level), "needed": wording(needed)}
        yield Finding("rating-official-too-low", words, citation)


def _below(rule: Rule, facts: RatingFacts, citation: Citation, _: int) -> Iterable[Finding]:
    """The levels of those below an organization, and of the bodies beside it."""
    for level in ("completed", "good"):
        needed = rule.get(f"subordinates_{level}_percent")
        if needed is None:
            continue
        if not facts.subordinates:
            yield _not_shown("subordinate_ratings", citation)
            break
        reached = sum(count for name, count in facts.subordinates.items() if is_at_least(name, level))
        share = Fraction(reached, sum(facts.subordinates.values()) or 1)
        if share * PERCENT < needed:
            words = {"level": wording(level), "share": _percent(share), "needed": needed}
            yield Finding("rating-subordinates-too-low", words, citation)
    needed = rule.get("same_level_bodies_min")
    if needed and facts.same_level_bodies is None:
        yield _not_shown("body_ratings", citation)
    elif needed and not is_at_least(facts.same_level_bodies or LOWEST, needed):
        yield Finding("rating-bodies-too-low", {"needed": wording(needed)}, citation)


ASKED: Sequence[Asked] = (_tasks, _remedied, _discipline, _criteria, _official, _below)


@cache
def _not_shown(fact: str, citation: Citation) -> Finding:
    return Finding("rating-condition-not-shown", {"fact": wording(fact, "review_fact")}, citation, warns_only=True)


def _percent(share: Fraction) -> str:
    return number_vi(round_half_up(Decimal(share.numerator * PERCENT) / share.denominator, 1).normalize())
