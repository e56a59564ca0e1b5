"""What may end, ease or renew a membership: striking off, exemption, readmission, and the reminders of probation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.rules import vocabulary
from tongket.rules.admissions import probation_ends_on
from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import DatedValue, value_if_known
from tongket.rules.notation import date_vi
from tongket.rules.periods import add_months

DUES_OR_MEETINGS, NOT_QUALIFIED = "no_dues_or_meetings", "not_qualified"
MEASURED = {DUES_OR_MEETINGS: "months", "no_will": "months", "two_years_failed": "years"}
"""The grounds of striking off that need a time, and what it counts."""
CRIMES_EXCLUDED = ("corruption", "serious_crime")


@dataclass(frozen=True)
class StrikeOff:
    """A proposal to strike a member off: its ground, the months or years behind it, and whether the member is official.

    `length` counts months within one year (dues, meetings), months without progress, or years running; None: not told.
    """

    ground: str
    length: int | None = None
    is_official: bool = True


@dataclass(frozen=True)
class Readmission:
    """What readmission turns on. `causes` are those of the vocabulary `leaving_cause` that applied when leaving."""

    ended_on: date
    causes: Sequence[str] = ()
    had_family_hardship: bool = False
    was_convicted: bool = False
    record_cleared_on: date | None = None
    times_before: int = 0
    has_consent: bool = False


@dataclass(frozen=True)
class ProbationReminder:
    """Where a probation stands: the day it ends, days until then, and the reminder that is due (90, 60, …), if any."""

    ends_on: date
    days_left: int
    due: int | None
    citation: Citation | None


def may_strike_off(proposal: StrikeOff, on: date) -> Decision:
    """Does the ground hold on `on`? A time not told is asked for; allowed where no rule is known for the day."""
    rule = _strike_off_rule(proposal.ground, on)
    if rule is None:
        return Decision()
    return Decision(tuple(_against_striking_off(proposal, rule)), (rule.citation,))


def _strike_off_rule(ground: str, on: date) -> DatedValue | None:
    dues = value_if_known("membership/unpaid_dues_months", on) if ground == DUES_OR_MEETINGS else None
    return dues or value_if_known("membership/strike_off", on)


def _against_striking_off(proposal: StrikeOff, rule: DatedValue) -> Iterator[Finding]:
    grounds = rule.value if isinstance(rule.value, Mapping) else {proposal.ground: rule.value}
    words: dict[str, object] = {"ground": vocabulary.wording(proposal.ground)}
    if proposal.ground not in grounds:
        yield Finding("strike-off-ground-not-listed", words, rule.citation)
        return
    if proposal.is_official and proposal.ground == NOT_QUALIFIED:
        yield Finding("strike-off-ground-of-probation", {}, rule.citation)
    if proposal.ground not in MEASURED:
        return
    needed = grounds[proposal.ground]
    words |= {"needed": needed, "length": proposal.length}
    if proposal.length is None:
        yield Finding("strike-off-time-not-told", words, rule.citation, asks_only=True)
    elif proposal.length < needed:
        yield Finding("strike-off-too-soon", words, rule.citation)


def dues_months_allowed(on: date) -> tuple[int, Citation] | None:
    """The months without dues in a year that lead to striking off, with the citation; None where no rule is known."""
    rule = value_if_known("membership/unpaid_dues_months", on)
    return (int(rule.value), rule.citation) if rule else None


def may_be_exempted(ground: str, on: date) -> Decision:
    """Is `ground` one for which the cell may exempt on `on`? The grounds of the guidance are less sure than the rule's.

    Allowed where no rule is known for the day.
    """
    rule = value_if_known("membership/exemption", on)
    if rule is None:
        return Decision()
    if ground in rule.value["grounds"]:
        return Decision((), (rule.citation,))
    code = "exemption-ground-of-guidance" if ground in rule.value["other_grounds"] else "exemption-ground-not-listed"
    only_warns = code == "exemption-ground-of-guidance"
    found = Finding(code, {"ground": vocabulary.wording(ground)}, rule.citation, warns_only=only_warns)
    return Decision((found,), (rule.citation,))


def may_be_readmitted(facts: Readmission, on: date) -> Decision:
    """May someone who left be admitted again on `on`? Allowed where no rule is known for the day."""
    rule = value_if_known("admissions/readmission", on)
    if rule is None:
        return Decision()
    return Decision(tuple(_against_readmission(facts, rule, on)), (rule.citation,))


def _against_readmission(facts: Readmission, rule: DatedValue, on: date) -> Iterator[Finding]:
    needed, cited = rule.value, rule.citation
    free_from = add_months(facts.ended_on, needed["minimum_months_since_end"])
    if on < free_from:
        words = {"months": needed["minimum_months_since_end"], "until": date_vi(free_from)}
        yield Finding("readmission-too-soon", words, cited)
    if facts.was_convicted:
        yield from _after_a_conviction(facts, rule, on)
    if facts.times_before >= needed["times"]:
        yield Finding("readmission-twice", {"times": needed["times"]}, cited)
    if not facts.has_consent:
        yield Finding("readmission-without-consent", {"body": vocabulary.wording(needed["consent"])}, cited)
    for cause in facts.causes:
        excused = cause == "asked_to_leave" and facts.had_family_hardship
        if cause in needed["excluded"] and not excused:
            yield Finding("readmission-excluded", {"cause": vocabulary.wording(cause)}, cited)


def _after_a_conviction(facts: Readmission, rule: DatedValue, on: date) -> Iterator[Finding]:
    if any(cause in CRIMES_EXCLUDED for cause in facts.causes):
        return  # excluded for good: told apart
    months = rule.value["minimum_months_after_record_cleared"]
    cleared = facts.record_cleared_on
    until = add_months(cleared, months) if cleared else None
    if until is None or on < until:
        words = {"months": months, "until": date_vi(until) if until else "…"}
        yield Finding("readmission-record-not-cleared", words, rule.citation)


def probation_reminder(admitted_on: date, on: date) -> ProbationReminder | None:
    """Where a probation stands on `on`; None where its rule is not known. `days_left` is negative once it is over.

    `due` is the nearest mark that was reached: 20 days before the end it is 30, on the last day and after it 7.
    """
    if value_if_known("admissions/probation_months", admitted_on) is None:
        return None
    ends_on = probation_ends_on(admitted_on)
    left = (ends_on - on).days
    rule = value_if_known("membership/probation_alerts", on)
    reached = [mark for mark in (rule.value if rule else ()) if left <= mark]
    return ProbationReminder(ends_on, left, min(reached, default=None), rule.citation if rule else None)
