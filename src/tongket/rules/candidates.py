"""The steps of a candidate, each held against the rule of its day: papers, introducers, votes, decision, probation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tongket.rules import vocabulary
from tongket.rules.admissions import official_in_time, probation_ends_on
from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import DatedValue, value_if_known
from tongket.rules.notation import date_vi
from tongket.rules.periods import add_months, add_working_days, whole_months_between
from tongket.rules.votes import adds_up

CELL, COMMITTEE = "cell", "party_committee"
SCHOOLING = {
    "below_lower_secondary": 0,
    "lower_secondary_programme_completed": 1,
    "lower_secondary_diploma_or_equivalent": 2,
    "lower_secondary_diploma": 3,
    "upper_secondary_diploma": 4,
}
"""How far each level of schooling reaches; a rule asks for one of them or more."""


@dataclass(frozen=True)
class Tally:
    """A vote counted: who was due to vote, who was present, who agreed. Nobody's vote."""

    due: int
    present: int
    agree: int


@dataclass(frozen=True)
class Introducer:
    """A member who introduces the candidate; `since` is the day from which both worked or lived in the same unit."""

    is_official: bool
    since: date | None
    is_candidate: bool = False


@dataclass(frozen=True)
class RelativeState:
    """A relative of the candidate: the relation, and whether the background was checked or need not be."""

    relation: str
    is_checked: bool
    is_clear_member: bool = False


def votes_suffice(tally: Tally, by: str, on: date) -> Decision:
    """Do enough of those due agree? `by` is `cell` or `party_committee`.

    Due ≥ present ≥ agree is a matter of integrity; the share is the rule's, allowed where none is known for the day.
    """
    sums = adds_up(tally.due, tally.present, tally.agree)
    rule = value_if_known("admissions/votes", on)
    if sums.findings or rule is None:
        return sums
    share, citation = rule.value[by], _citation(rule, rule.value[by]["article"])
    needed = max(1, -(-tally.due * share["numerator"] // share["denominator"]))
    if tally.agree >= needed:
        return Decision((), (citation,))
    least = f"{share['numerator']}/{share['denominator']}"
    words = {"agree": tally.agree, "due": tally.due, "needed": needed, "share": least}
    return Decision((Finding("admission-vote-too-few", words, citation),), (citation,))


def certificate_until(certified_on: date, on: date) -> date | None:
    """The last day on which the certificate of the awareness class counts, by the rule of `on`; None without a rule."""
    rule = value_if_known("admissions/awareness_certificate_months", on)
    return add_months(certified_on, int(rule.value)) if rule else None


def certificate_allows(certified_on: date, on: date) -> Decision:
    """Does the certificate still count on the day? Allowed where no rule is known for it."""
    rule = value_if_known("admissions/awareness_certificate_months", on)
    if rule is None:
        return Decision()
    until = add_months(certified_on, int(rule.value))
    if on <= until:
        return Decision((), (rule.citation,))
    words = {"certified": date_vi(certified_on), "months": rule.value, "until": date_vi(until)}
    return Decision((Finding("awareness-certificate-expired", words, rule.citation),), (rule.citation,))


def schooling_allows(schooling: str, on: date) -> Decision:
    """Does the schooling reach what the rule of the day asks? A blank, or a day without a rule, is only told."""
    rule = value_if_known("admissions/education", on)
    if rule is None:
        return Decision()
    wanted = str(rule.value)
    if not schooling:
        return Decision((Finding("candidate-schooling-blank", {}, rule.citation, warns_only=True),), (rule.citation,))
    # Only the rule of 2016 named the equivalent of the diploma; later ones ask for the diploma itself.
    if SCHOOLING[schooling] >= SCHOOLING[wanted]:
        return Decision((), (rule.citation,))
    words = {"schooling": vocabulary.wording(schooling), "wanted": vocabulary.wording(wanted)}
    return Decision((Finding("candidate-schooling-too-low", words, rule.citation),), (rule.citation,))


def introducer_allows(introducer: Introducer, on: date) -> Decision:
    """May this member introduce the candidate: official, months enough in the same unit, and another person?"""
    if introducer.is_candidate:
        return Decision((Finding("introducer-is-candidate"),))
    rule = value_if_known("admissions/introducer_months", on)
    if rule is None:
        return Decision()
    return Decision(tuple(_about_introducer(introducer, on, rule)), (rule.citation,))


def _about_introducer(introducer: Introducer, on: date, rule: DatedValue) -> Iterator[Finding]:
    if not introducer.is_official:
        yield Finding("introducer-not-official", {}, rule.citation)
    if introducer.since is None:
        yield Finding("introducer-day-blank", {"months": rule.value}, rule.citation, warns_only=True)
    elif whole_months_between(introducer.since, on) < rule.value:
        words = {"months": rule.value, "since": date_vi(introducer.since)}
        yield Finding("introducer-too-new", words, rule.citation)


def introducers_suffice(members: int, unions: int, on: date) -> Decision:
    """Is the candidate introduced by members enough, or by fewer beside a union's resolution?"""
    rule = value_if_known("admissions/introducers", on)
    if rule is None:
        return Decision()
    wanted = rule.value["members_beside_a_union"] if unions else rule.value["members"]
    if members >= wanted:
        return Decision((), (rule.citation,))
    words = {"members": members, "wanted": rule.value["members"], "beside": rule.value["members_beside_a_union"]}
    return Decision((Finding("introducers-too-few", words, rule.citation),), (rule.citation,))


def application_comes_first(applied_on: date | None, declared_on: date) -> Decision:
    """Was the application written before the background file was declared?"""
    rule = value_if_known("admissions/application_first", declared_on)
    if rule is None or (applied_on is not None and applied_on <= declared_on):
        return Decision((), (rule.citation,) if rule else ())
    words = {"declared": date_vi(declared_on)}
    return Decision((Finding("background-file-before-application", words, rule.citation),), (rule.citation,))


def background_complete(relatives: Sequence[RelativeState], on: date) -> Decision:
    """Is everyone of the family that the rule names checked? Relatives who are members with a clear file need not be.

    Who has no spouse, child or fosterer names none; a parent who is not named is asked for.
    """
    rule = value_if_known("admissions/background_relatives", on)
    if rule is None:
        return Decision()
    wanted = rule.value["checked"]
    unchecked = [each for each in relatives if each.relation in wanted and not each.is_checked]
    waiting = [each for each in unchecked if not each.is_clear_member]
    found = []
    if waiting:
        found.append(Finding("relatives-unchecked", {"count": len(waiting)}, rule.citation))
    named = {each.relation for each in relatives}
    if not named & {"father", "mother", "fosterer"}:
        found.append(Finding("parents-not-named", {}, rule.citation, warns_only=True))
    return Decision(tuple(found), (rule.citation,))


def may_decide(body: str, on: date) -> Decision:
    """Is this the body that decides admissions on the day? Allowed where no rule is known for it."""
    rule = value_if_known("admissions/decided_by", on)
    if rule is None:
        return Decision()
    if body == rule.value:
        return Decision((), (rule.citation,))
    words = {
        "body": vocabulary.wording(body), "competent": vocabulary.wording(rule.value), "day": date_vi(on)
    }  # fmt: skip
    return Decision((Finding("admission-decided-by-another", words, rule.citation),), (rule.citation,))


def file_deadline(admitted_on: date) -> date | None:
    """The last day for the new member's file; None without a rule."""
    rule = value_if_known("admissions/file_working_days", admitted_on)
    return add_working_days(admitted_on, int(rule.value)) if rule else None


def file_in_time(admitted_on: date, handed_in_on: date) -> Decision:
    """Was the member's file handed in within its working days?"""
    rule, last_day = value_if_known("admissions/file_working_days", admitted_on), file_deadline(admitted_on)
    if rule is None or last_day is None:
        return Decision()
    if handed_in_on <= last_day:
        return Decision((), (rule.citation,))
    words = {"days": rule.value, "until": date_vi(last_day)}
    return Decision((Finding("member-file-too-late", words, rule.citation, warns_only=True),), (rule.citation,))


def recognition_deadline(admitted_on: date) -> date | None:
    """The last day on which the cell is to consider the recognition; None without a rule."""
    ends = probation_ends_on(admitted_on)
    rule = value_if_known("admissions/recognition_working_days", ends)
    return add_working_days(ends - timedelta(days=1), int(rule.value)) if rule else None


def may_be_considered(admitted_on: date, considered_on: date) -> Decision:
    """Are the months of probation over on the day the cell considers the recognition, and is it not late?

    Late never refuses: a qualified member is then official from the day the months ended.
    """
    probation = value_if_known("admissions/probation_months", admitted_on)
    if probation is None:
        return Decision()
    ends = probation_ends_on(admitted_on)
    if considered_on < ends:
        words = {"months": probation.value, "until": date_vi(ends)}
        return Decision((Finding("probation-too-short", words, probation.citation),), (probation.citation,))
    rule, last_day = value_if_known("admissions/recognition_working_days", ends), recognition_deadline(admitted_on)
    if rule is None or last_day is None or considered_on <= last_day:
        return Decision((), (rule.citation,) if rule else (probation.citation,))
    words = {"until": date_vi(last_day), "official": date_vi(ends)}
    return Decision((Finding("recognition-late", words, rule.citation, warns_only=True),), (rule.citation,))


def official_from(admitted_on: date) -> date:
    """The day from which a qualified member is official: the day the months of probation ended."""
    return probation_ends_on(admitted_on)


def official_day(admitted_on: date, official_on: date) -> Decision:
    """Is this the day from which the member is official? However late the cell, it is the day probation ended."""
    short = official_in_time(admitted_on, official_on)
    rule = value_if_known("admissions/recognition_working_days", official_on)
    if short.findings or rule is None or official_on == official_from(admitted_on):
        return short
    words = {"official": date_vi(official_on), "ended": date_vi(official_from(admitted_on))}
    # A decision that names another day is recorded as it is, with its reason.
    late = Finding("official-after-probation", words, rule.citation, asks_only=True)
    return Decision((late,), (rule.citation,))


def _citation(rule: DatedValue, article: str) -> Citation:
    """The citation with the vote's own article; a document whose articles were not seen is cited as a whole."""
    return replace(rule.citation, article=article) if rule.citation.article else rule.citation
