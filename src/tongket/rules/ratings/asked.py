"""What the conditions of a level ask, one question each: tasks, remedy, discipline, criteria, those below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from tongket.rules.decision import Citation, Finding
from tongket.rules.load import value_if_known
from tongket.rules.notation import number_vi, round_half_up
from tongket.rules.periods import year_span
from tongket.rules.ratings.facts import RatingFacts, Tasks
from tongket.rules.ratings.scoring import CRITERION_LEVELS
from tongket.rules.reviews import ORDER, is_at_least
from tongket.rules.vocabulary import wording

LOWEST = ORDER[-1]
PERCENT = 100
OWN_TASKS = "tasks_of_year"

Rule = Mapping[str, Any]
Asked = Callable[[Rule, RatingFacts, Citation, int], Iterable[Finding]]


def _tasks(rule: Rule, facts: RatingFacts, citation: Citation, year: int) -> Iterable[Finding]:
    for whose in rule.get("tasks_of", ()):
        tasks = facts.tasks if whose == OWN_TASKS else facts.unit_tasks
        if tasks is None or not tasks.total:
            yield not_shown(whose, citation)
            continue
        yield from _shares(rule, tasks, whose, citation, excused=_excuses(year))


@cache
def _excuses(year: int) -> bool:
    """Whether what force majeure kept undone is left out of the tasks asked for."""
    rule = value_if_known("reviews/undone_tasks", year_span(year)[1])
    return bool(rule and rule.value["no_fault_excused"])


def _shares(rule: Rule, tasks: Tasks, whose: str, citation: Citation, *, excused: bool) -> Iterable[Finding]:
    asked_of = tasks.total - (tasks.excused if excused else 0)
    if tasks.done * PERCENT < rule.get("done_percent", 0) * asked_of:
        words = _share_words(whose, tasks.done, asked_of, needed=rule["done_percent"])
        yield Finding("rating-tasks-undone", words, citation)
    if "late_percent" in rule and tasks.late * PERCENT > rule["late_percent"] * tasks.total:
        words = _share_words(whose, tasks.late, tasks.total, most=rule["late_percent"])
        yield Finding("rating-tasks-late", words, citation)
    if tasks.exceeded * PERCENT < rule.get("exceeded_percent", 0) * tasks.total:
        words = _share_words(whose, tasks.exceeded, tasks.total, needed=rule["exceeded_percent"])
        yield Finding("rating-tasks-not-exceeded", words, citation)


@cache
def _share_words(whose: str, count: int, of: int, **limit: int) -> Mapping[str, object]:
    return {"of": wording(whose, "review_fact"), "share": _percent(Fraction(count, of)), **limit}


def _remedied(rule: Rule, facts: RatingFacts, citation: Citation, _: int) -> Iterable[Finding]:
    needed = rule["remedied_percent"]
    if facts.remedied_percent is None:
        yield not_shown("remedied", citation)
    elif facts.remedied_percent < needed:
        words = {"share": facts.remedied_percent, "needed": needed}
        yield Finding("rating-not-remedied", words, citation)


def _discipline(_rule: Rule, facts: RatingFacts, citation: Citation, _: int) -> Iterable[Finding]:
    """No subordinate unit and no member of the leadership collective was disciplined."""
    if facts.members_discipline or facts.units_disciplined or facts.discipline:
        yield Finding("rating-discipline-in-year", {}, citation)
    elif facts.members_discipline is None or _units_unknown(facts):
        yield not_shown("discipline_of_year", citation)


def _units_unknown(facts: RatingFacts) -> bool:
    """Whether an organization's subordinate units may have been disciplined without our knowing."""
    return facts.kind == "organization" and facts.units != 0 and facts.units_disciplined is None


def _criteria(rule: Rule, facts: RatingFacts, citation: Citation, _: int) -> Iterable[Finding]:
    least = {"result_criteria_min": facts.worst_result, "criteria_min": _worst(facts)}
    for key, worst in least.items():
        if key not in rule:
            continue
        if worst is None:
            yield not_shown("criteria_levels", citation)
            return
        if CRITERION_LEVELS.index(worst) > CRITERION_LEVELS.index(rule[key]):
            which = wording("result_criteria" if key == "result_criteria_min" else "criteria_levels", "review_fact")
            words = {"which": which, "level": wording(worst), "needed": wording(rule[key])}
            yield Finding("rating-criteria-too-low", words, citation)


def _worst(facts: RatingFacts) -> str | None:
    known = [CRITERION_LEVELS.index(level) for level in (facts.worst_result, facts.worst_other) if level]
    return CRITERION_LEVELS[max(known)] if known else None


def _official(rule: Rule, facts: RatingFacts, citation: Citation, _: int) -> Iterable[Finding]:
    needed = rule["official_min"]
    if facts.official_level == "":
        return
    if facts.official_level is None:
        yield not_shown("official_rating", citation)
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
            yield not_shown("subordinate_ratings", citation)
            break
        reached = sum(count for name, count in facts.subordinates.items() if is_at_least(name, level))
        share = Fraction(reached, sum(facts.subordinates.values()) or 1)
        if share * PERCENT < needed:
            words = {"level": wording(level), "share": _percent(share), "needed": needed}
            yield Finding("rating-subordinates-too-low", words, citation)
    needed = rule.get("same_level_bodies_min")
    if needed and facts.same_level_bodies is None:
        yield not_shown("body_ratings", citation)
    elif needed and not is_at_least(facts.same_level_bodies or LOWEST, needed):
        yield Finding("rating-bodies-too-low", {"needed": wording(needed)}, citation)


ASKED: Mapping[Asked, frozenset[str]] = {
    _tasks: frozenset({"tasks_of"}),
    _remedied: frozenset({"remedied_percent"}),
    _discipline: frozenset({"no_discipline"}),
    _criteria: frozenset({"result_criteria_min", "criteria_min"}),
    _official: frozenset({"official_min"}),
    _below: frozenset({"subordinates_completed_percent", "subordinates_good_percent", "same_level_bodies_min"}),
}
"""Each question with the words of a condition that it reads."""


@cache
def not_shown(fact: str, citation: Citation) -> Finding:
    return Finding("rating-condition-not-shown", {"fact": wording(fact, "review_fact")}, citation, warns_only=True)


def _percent(share: Fraction) -> str:
    return number_vi(round_half_up(Decimal(share.numerator * PERCENT) / share.denominator, 1).normalize())
