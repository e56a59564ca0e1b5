"""The annual review: which regulation holds for a year, who is reviewed and rated, and how levels compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import DatedValue, value_on
from tongket.rules.periods import latest_start, whole_months_between, year_span
from tongket.rules.vocabulary import wording

ORDER = ("excellent", "good", "completed", "not_completed")


@dataclass(frozen=True)
class Regime:
    """The regulation and the guidance under which a year is reviewed; both are ids of documents."""

    id: str
    regulation: str
    guidance: str
    citation: Citation


@dataclass(frozen=True)
class MemberReviewFacts:
    """What decides whether a member is rated. None means: not known.

    `admitted_on` is the day of the ceremony; `exempted` and `suspended` hold at the time of the review; `expelled`:
    out of the Party by then, whatever the way.
    """

    admitted_on: date | None
    exempted: bool | None = False
    suspended: bool | None = False
    reviewed: bool | None = True
    expelled: bool = False


def regime_for(year: int) -> Regime:
    """The regime of the reviewed year. Raises `rule-value-unknown` before 2018."""
    found = value_on("reviews/regime", year_span(year)[1])
    value: Mapping[str, str] = found.value
    return Regime(value["id"], value["regulation"], value["guidance"], found.citation)


def levels(year: int) -> tuple[str, ...]:
    """The rating levels of the year, best first."""
    return tuple(value_on("reviews/levels", year_span(year)[1]).value)


def is_at_least(level: str, minimum: str) -> bool:
    """True if `level` is `minimum` or better."""
    return ORDER.index(level) <= ORDER.index(minimum)


def who_is_rated(facts: MemberReviewFacts, year: int) -> Decision:
    """Is the member rated for `year`? Each finding is a reason why not, or a fact that is missing.

    A fact that is not known is never guessed: it is a finding of its own, without citation.
    """
    exempt, not_graded, last_day = _outside_rules(year)
    findings = [
        *((Finding("rating-expelled"),) if facts.expelled else ()),
        *_by_state("exempted", facts.exempted, exempt.value["exempted"], exempt.citation),
        *_by_state("suspended", facts.suspended, exempt.value["suspended"], exempt.citation),
        *_by_age(facts.admitted_on, exempt.value["new_member_months"], exempt.citation, last_day),
        *_by_age(facts.admitted_on, not_graded.value["new_member_months"], not_graded.citation, last_day),
    ]
    if not findings and facts.reviewed is None:
        findings.append(_missing("review"))
    if not findings and facts.reviewed is False:
        findings.append(Finding("rating-not-reviewed", {}, value_on("reviews/review_first", last_day).citation))
    return Decision(tuple(findings), left_out(year))


@cache
def left_out(year: int) -> Sequence[Citation]:
    """The texts that say who is left out of the review and of the rating of a year."""
    exempt, not_graded, _ = _outside_rules(year)
    return (exempt.citation, not_graded.citation)


@cache
def _outside_rules(year: int) -> tuple[DatedValue, DatedValue, date]:
    """Both lists of who is left out, found once a year: a committee's screen asks for thousands of members."""
    last_day = year_span(year)[1]
    return value_on("reviews/exempt", last_day), value_on("reviews/not_graded", last_day), last_day


def is_organization_rated(founded: date, year: int) -> Decision:
    """Is an organisation or a collective of this first day rated for `year`? Where a rule says so, a new one is not."""
    rule = value_on("reviews/not_graded", year_span(year)[1])
    months: int | None = rule.value["new_organization_months"]
    if months is None or whole_months_between(founded, year_span(year)[1]) >= months:
        return Decision((), (rule.citation,))
    return Decision((Finding("rating-new-organization", {"months": months}, rule.citation),), (rule.citation,))


def _by_state(word: str, holds: bool | None, outside: bool, citation: Citation) -> Sequence[Finding]:
    if not outside:
        return ()
    if holds is None:
        return (_missing(word),)
    return (Finding(f"rating-{word}", {}, citation),) if holds else ()


def _by_age(admitted: date | None, months: int | None, citation: Citation, last_day: date) -> Sequence[Finding]:
    if months is None:
        return ()
    if admitted is None:
        return (_missing("admitted_on"),)
    if admitted <= _latest(months, last_day):
        return ()
    return (Finding("rating-new-member", {"months": months}, citation),)


_latest = cache(latest_start)


def _missing(word: str) -> Finding:
    return Finding("rating-fact-missing", {"fact": wording(word)})


def new_member_limit(year: int) -> date | None:
    """Members admitted after this day are not rated for `year`; None where the year has no such rule.

    The cut-off by which a query selects whole sets; it agrees with `who_is_rated`.
    """
    from_rules = (value_on(f"reviews/{name}", year_span(year)[1]).value for name in ("exempt", "not_graded"))
    months = max((value["new_member_months"] or 0 for value in from_rules), default=0)
    return latest_start(months, year_span(year)[1]) if months else None


def not_rated_reasons(year: int) -> tuple[str, ...]:
    """The identifiers of the reasons for having no rating that the year knows, in the order of the form."""
    last_day = year_span(year)[1]
    exempt: Mapping[str, object] = value_on("reviews/exempt", last_day).value
    not_graded: Mapping[str, object] = value_on("reviews/not_graded", last_day).value
    reasons = [word for word in ("exempted", "suspended") if exempt[word]]
    if exempt["new_member_months"] or not_graded["new_member_months"]:
        reasons.append("new_member")
    if not_graded["new_organization_months"]:
        reasons.append("new_organization")
    return (*reasons, "not_reviewed", "other")


def level_for_points(points: Decimal, year: int) -> str:
    """The level whose band holds `points` of 100. Raises `rule-value-unknown` for years without points."""
    minimum: Mapping[str, int] = value_on("reviews/thresholds", year_span(year)[1]).value["minimum"]
    return next(level for level in ORDER if points >= minimum[level])
