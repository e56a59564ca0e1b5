"""Admission: age, the order of its three days, the ceremony's deadline and the end of probation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tongket.rules.decision import Certainty, Decision, Finding
from tongket.rules.holidays import public_holidays
from tongket.rules.load import value_if_known, value_on
from tongket.rules.notation import date_vi
from tongket.rules.periods import add_months, add_working_days, whole_months_between


@dataclass(frozen=True)
class AdmissionDays:
    """The three days of an admission; None means not known or not yet."""

    decided_on: date | None = None
    admitted_on: date | None = None
    official_on: date | None = None
    born_on: date | None = None


def age_allows(born_on: date, considered_on: date) -> Decision:
    """Is the candidate of age on the day the cell considers the admission? Counted in whole months.

    Allowed where no rule is known for the day.
    """
    rule = value_if_known("admissions/age", considered_on)
    if rule is None:
        return Decision()
    months = whole_months_between(born_on, considered_on)
    if months < rule.value["minimum_years"] * 12:
        finding = Finding("admission-too-young", {"years": rule.value["minimum_years"]}, rule.citation)
        return Decision((finding,), (rule.citation,))
    if months > rule.value["maximum_years"] * 12:
        finding = Finding("admission-over-age", {"years": rule.value["maximum_years"]}, rule.citation)
        return Decision((finding,), (rule.citation,))
    return Decision((), (rule.citation,))


def days_in_order(days: AdmissionDays) -> Decision:
    """Born, decided, admitted, official: each on or after the one before. A matter of integrity."""
    return Decision(tuple(_out_of_order(days)))


def _out_of_order(days: AdmissionDays) -> Iterator[Finding]:
    decided, admitted, official = days.decided_on, days.admitted_on, days.official_on
    if admitted and decided and admitted < decided:
        yield Finding("admitted-before-decision", {"admitted": date_vi(admitted), "decided": date_vi(decided)})
    began = admitted or decided
    if official and began and official < began:
        yield Finding("official-before-admission", {"official": date_vi(official), "admitted": date_vi(began)})
    first = decided or admitted or official
    if days.born_on and first and first <= days.born_on:
        yield Finding("admitted-before-birth", {"admitted": date_vi(first), "born": date_vi(days.born_on)})


def probation_ends_on(admitted_on: date) -> date:
    """The first day after probation, from the ceremony. Raises `rule-value-unknown` before 25/07/2016."""
    return add_months(admitted_on, int(value_on("admissions/probation_months", admitted_on).value))


def ceremony_deadline(decided_on: date) -> date | None:
    """The last day for the ceremony, weekends and the public holidays known left out; None without a rule."""
    rule = value_if_known("admissions/ceremony_working_days", decided_on)
    return add_working_days(decided_on, int(rule.value)) if rule else None


def ceremony_in_time(decided_on: date, admitted_on: date) -> Decision:
    """Was the ceremony held within the working days allowed? Allowed where no rule is known for the day."""
    last_day = ceremony_deadline(decided_on)
    rule = value_if_known("admissions/ceremony_working_days", decided_on)
    if last_day is None or rule is None:
        return Decision()
    if admitted_on <= last_day:
        return Decision((), (rule.citation,))
    words = {"days": rule.value, "until": date_vi(last_day)}
    # A holiday that is not known would only move the last day later: the finding is as sure as its calendar.
    unsure = public_holidays().certainty(decided_on, last_day) is Certainty.UNVERIFIED
    late = Finding("ceremony-too-late", words, rule.citation, warns_only=unsure)
    return Decision((late,), (rule.citation,))


def official_in_time(admitted_on: date, official_on: date) -> Decision:
    """Did probation last its months? Allowed where no rule is known for the day of admission."""
    rule = value_if_known("admissions/probation_months", admitted_on)
    if rule is None:
        return Decision()
    ends = probation_ends_on(admitted_on)
    if official_on >= ends:
        return Decision((), (rule.citation,))
    words = {"months": rule.value, "until": date_vi(ends)}
    return Decision((Finding("probation-too-short", words, rule.citation),), (rule.citation,))
