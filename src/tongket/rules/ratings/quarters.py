"""Quarterly evaluation of leaders and managers: who, when not, what a failed quarter does to the year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import value_if_known
from tongket.rules.periods import add_months, year_span
from tongket.rules.vocabulary import wording

QUARTERS = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
FAILED, BEST = "not_completed", "excellent"


@dataclass(frozen=True)
class QuarterFacts:
    """A leader's quarter. `away_months`: whole months of training, sick or maternity leave; `appointed_months`: since a
    first appointment within the quarter, None for who held the post before."""

    frame: str = "leader"
    away_months: int = 0
    appointed_months: int | None = None
    under_inspection: bool = False
    months_at_old_unit: int = 0


@dataclass(frozen=True)
class YearOfQuarters:
    """What the quarters say of the year, which is no average of them. `bars_excellent`: one failed;
    `replacement_considered`: enough failed in a row; `best_quarters`: who has more of them comes first at the cap."""

    bars_excellent: bool
    replacement_considered: bool
    best_quarters: int
    decision: Decision


def quarter_of(period: str) -> int:
    """1 to 4 of "quarter_1" to "quarter_4". ValueError for another period."""
    return QUARTERS.index(period) + 1


def quarter_span(year: int, quarter: int) -> tuple[date, date]:
    """The first and last day of a quarter."""
    first = date(year, 3 * quarter - 2, 1)
    return first, date.fromordinal(add_months(first, 3).toordinal() - 1)


def who_is_evaluated(facts: QuarterFacts, year: int, quarter: int) -> Decision:
    """Is a person evaluated in the quarter? Ordinary members are not, unless the committee extends it to them."""
    rule = value_if_known("reviews/quarterly", quarter_span(year, quarter)[1])
    if rule is None:
        return Decision((Finding("quarter-rule-unknown", {"quarter": quarter, "year": year}, warns_only=True),))
    return Decision(tuple(_why_not(facts, rule.value, quarter, rule.citation)), (rule.citation,))


def _why_not(facts: QuarterFacts, rule: Mapping[str, Any], quarter: int, citation: Citation) -> Iterable[Finding]:
    limits = rule["not_graded"]
    if facts.frame not in rule["frames"]:
        yield Finding("quarter-for-leaders-only", {}, citation)
    if quarter not in rule["rated_quarters"]:
        yield Finding("quarter-with-the-year", {"quarter": quarter}, citation)
    if facts.away_months >= limits["away_months"]:
        yield Finding("quarter-away", {"months": limits["away_months"]}, citation)
    if facts.appointed_months is not None and facts.appointed_months < limits["first_appointment_months"]:
        yield Finding("quarter-newly-appointed", {"months": limits["first_appointment_months"]}, citation)
    if facts.under_inspection and limits["under_inspection"]:
        yield Finding("quarter-under-inspection", {}, citation)


def year_from_quarters(levels: Mapping[int, str | None], year: int) -> YearOfQuarters:
    """What the quarters' levels (1 to 4; None or absent: none given) say of the year's rating."""
    rule = value_if_known("reviews/quarterly", year_span(year)[1])
    best = sum(level == BEST for level in levels.values())
    if rule is None:
        return YearOfQuarters(False, False, best, Decision())
    failed = [quarter for quarter in sorted(levels) if levels[quarter] == FAILED]
    running, needed = _longest_run(failed), rule.value["failed_running_replacement"]
    findings: Sequence[Finding] = ()
    if running >= needed:
        findings = (Finding("quarters-failed-running", {"quarters": needed}, rule.citation, warns_only=True),)
    return YearOfQuarters(bool(failed), running >= needed, best, Decision(findings, (rule.citation,)))


def year_level_beside(level: str, levels: Mapping[int, str | None], year: int) -> Decision:
    """May the year have this level beside its quarters? One failed quarter bars "excellent"."""
    rule = value_if_known("reviews/quarterly", year_span(year)[1])
    if rule is None:
        return Decision()
    failed = [quarter for quarter in sorted(levels) if levels[quarter] == FAILED]
    if not failed or level != rule.value["failed_quarter_bars"]:
        return Decision((), (rule.citation,))
    words = {"quarter": failed[0], "level": wording(level)}
    return Decision((Finding("quarter-failed-bars-excellent", words, rule.citation),), (rule.citation,))


def _longest_run(quarters: Sequence[int]) -> int:
    longest = run = 0
    for place, quarter in enumerate(quarters):
        run = run + 1 if place and quarter == quarters[place - 1] + 1 else 1
        longest = max(longest, run)
    return longest


def quarter_steps(year: int, quarter: int) -> tuple[Sequence[str], Citation] | None:
    """The steps of a quarter's evaluation in their order; None before the guidance."""
    rule = value_if_known("reviews/quarterly_steps", quarter_span(year, quarter)[1])
    return (tuple(rule.value), rule.citation) if rule else None


def report_by(year: int, quarter: int) -> tuple[date, Citation] | None:
    """The day before which the quarter's report goes up, for cadres managed by the Politburo; None before the rule.

    Other levels set a day of their own.
    """
    last = quarter_span(year, quarter)[1]
    rule = value_if_known("reviews/quarterly_report_day", last)
    return (last.replace(day=rule.value["day"]), rule.citation) if rule else None
