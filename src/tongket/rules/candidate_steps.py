"""What the rules find when a candidate takes a step on a day: papers that are missing, votes, age, days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tongket.rules import candidates, vocabulary
from tongket.rules.admissions import age_allows, ceremony_in_time
from tongket.rules.candidates import CELL, COMMITTEE, RelativeState, Tally
from tongket.rules.decision import Finding
from tongket.rules.load import value_if_known
from tongket.rules.membership import Readmission, may_be_readmitted

REMARKS = ("new_member_class", "probation_self_review", "helper_remarks", "mass_remarks", "residence_remarks")


@dataclass(frozen=True)
class CandidateFacts:
    """What is recorded of a candidate: `steps` the last day of each kind of step, `tallies` the last of each vote.

    `official_on` and `ended_on` come from the register once the candidate is a member; `readmission` is there for a
    former member alone.
    """

    born_on: date
    schooling: str = ""
    steps: Mapping[str, date] = field(default_factory=dict)
    members_introducing: int = 0
    relatives: Sequence[RelativeState] = ()
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    decided_by: str = ""
    readmission: Readmission | None = None
    official_on: date | None = None
    ended_on: date | None = None


def before(facts: CandidateFacts, step: str, on: date) -> Iterator[Finding]:
    """What the rules find if the step is taken on the day: papers that are missing, votes, age, days."""
    if "candidate_dropped" in facts.steps:
        yield Finding("candidate-already-dropped")
    elif step in BEFORE:
        yield from BEFORE[step](facts, on)


def committee_decides(on: date) -> bool:
    rule = value_if_known("admissions/decided_by", on)
    return rule is not None and rule.value == COMMITTEE


def _missing(facts: CandidateFacts, step: str, value: str = "", on: date | None = None) -> Iterator[Finding]:
    """The step is not done: with a value, of that rule's weight; without, only told."""
    if step in facts.steps:
        return
    rule = value_if_known(value, on) if value and on else None
    if rule is not None or not value:
        words = {"step": vocabulary.wording(step)}
        yield Finding("candidate-step-missing", words, rule.citation if rule else None, warns_only=not value)


def _must(facts: CandidateFacts, step: str, on: date) -> Iterator[Finding]:
    """The step cannot be left out, and lies not after the day: a matter of integrity."""
    words = {"step": vocabulary.wording(step)}
    if step not in facts.steps:
        yield Finding("candidate-step-needed", words)
    elif facts.steps[step] > on:
        yield Finding("candidate-step-too-early", words)


def vote_findings(facts: CandidateFacts, step: str) -> Iterator[Finding]:
    by = COMMITTEE if step == "committee_vote" else CELL
    if step in facts.tallies:
        yield from candidates.votes_suffice(facts.tallies[step], by, facts.steps[step]).findings


def introducer_findings(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    unions = int("union_resolution" in facts.steps)
    yield from candidates.introducers_suffice(facts.members_introducing, unions, on).findings


def _before_declaring(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    yield from candidates.application_comes_first(facts.steps.get("application"), on).findings


def _before_concluding(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    yield from _missing(facts, "background_file", "admissions/background_relatives", on)
    yield from candidates.background_complete(facts.relatives, on).findings


def _before_cell_vote(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    yield from age_allows(facts.born_on, on).findings
    yield from candidates.schooling_allows(facts.schooling, on).findings
    yield from _missing(facts, "awareness_certificate", "admissions/awareness_certificate_months", on)
    if "awareness_certificate" in facts.steps:
        yield from candidates.certificate_allows(facts.steps["awareness_certificate"], on).findings
    yield from _missing(facts, "application", "admissions/application_first", on)
    yield from introducer_findings(facts, on)
    yield from _missing(facts, "background_checked", "admissions/background_relatives", on)
    yield from _missing(facts, "mass_opinions")
    yield from _missing(facts, "residence_opinions")
    if facts.readmission is not None:
        yield from may_be_readmitted(facts.readmission, on).findings


def _before_committee_vote(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    yield from _missing(facts, "cell_vote", "admissions/votes", on)
    yield from vote_findings(facts, "cell_vote")


def _before_decision(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    if facts.steps.get("cell_vote", on) > on:
        yield from _must(facts, "cell_vote", on)
    yield from _before_committee_vote(facts, on)
    if committee_decides(on):
        yield from _missing(facts, "committee_vote", "admissions/votes", on)
        yield from vote_findings(facts, "committee_vote")
    if facts.decided_by:
        yield from candidates.may_decide(facts.decided_by, on).findings


def _before_ceremony(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    yield from _must(facts, "admission_decision", on)
    if facts.steps.get("admission_decision", date.max) <= on:
        yield from ceremony_in_time(facts.steps["admission_decision"], on).findings


def _after_ceremony(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    yield from _must(facts, "admission_ceremony", on)


def _before_file(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    yield from _must(facts, "admission_ceremony", on)
    if facts.steps.get("admission_ceremony", date.max) <= on:
        yield from candidates.file_in_time(facts.steps["admission_ceremony"], on).findings


def _before_recognition_vote(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    yield from _must(facts, "admission_ceremony", on)
    if facts.steps.get("admission_ceremony", date.max) <= on:
        yield from candidates.may_be_considered(facts.steps["admission_ceremony"], on).findings
    for step in REMARKS:
        yield from _missing(facts, step)


def _before_recognition(facts: CandidateFacts, on: date) -> Iterator[Finding]:
    yield from _must(facts, "admission_ceremony", on)
    yield from _missing(facts, "recognition_vote", "admissions/votes", on)
    if facts.steps.get("recognition_vote", on) > on:
        yield from _must(facts, "recognition_vote", on)
    yield from vote_findings(facts, "recognition_vote")


BEFORE = {
    "background_file": _before_declaring,
    "background_checked": _before_concluding,
    "cell_vote": _before_cell_vote,
    "committee_vote": _before_committee_vote,
    "admission_decision": _before_decision,
    "admission_ceremony": _before_ceremony,
    "member_file": _before_file,
    **dict.fromkeys(REMARKS, _after_ceremony),
    "recognition_vote": _before_recognition_vote,
    "recognition_decision": _before_recognition,
}
