"""Where a candidate stands: the stage, the next step, what stands in its way, and the last day of each clock.

Everything follows from the dated facts on the day asked for; nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongket.rules import candidates
from tongket.rules.admissions import ceremony_deadline, probation_ends_on
from tongket.rules.candidate_steps import CandidateFacts, before, committee_decides, introducer_findings, vote_findings
from tongket.rules.decision import Citation, Finding
from tongket.rules.load import value_if_known


class Stage(StrEnum):
    """A column of the board; the last two are the ends."""

    PREPARING = "preparing"
    FILING = "filing"
    CHECKING = "checking"
    VOTING = "voting"
    DECIDING = "deciding"
    PROBATION = "probation"
    OFFICIAL = "official"
    ENDED = "ended"


STEPS: Mapping[str, Stage] = {
    "awareness_certificate": Stage.PREPARING,
    "application": Stage.FILING,
    "background_file": Stage.FILING,
    "introduced": Stage.FILING,
    "background_checked": Stage.CHECKING,
    "mass_opinions": Stage.CHECKING,
    "residence_opinions": Stage.CHECKING,
    "provincial_consent": Stage.CHECKING,
    "cell_vote": Stage.VOTING,
    "committee_vote": Stage.VOTING,
    "admission_decision": Stage.DECIDING,
    "admission_ceremony": Stage.DECIDING,
    "member_file": Stage.PROBATION,
    "new_member_class": Stage.PROBATION,
    "probation_self_review": Stage.PROBATION,
    "helper_remarks": Stage.PROBATION,
    "mass_remarks": Stage.PROBATION,
    "residence_remarks": Stage.PROBATION,
    "recognition_vote": Stage.PROBATION,
    "recognition_decision": Stage.PROBATION,
}
"""The steps in their order, each with the stage in which it is the next one."""
GATES = ("cell_vote", "admission_decision", "admission_ceremony", "recognition_vote")
"""Once one of these is passed, what should have come before it is no longer the next step."""


@dataclass(frozen=True)
class Clock:
    """Something that runs: what, the last day it allows, and the rule."""

    id: str
    last_day: date
    citation: Citation | None

    def is_over(self, on: date) -> bool:
        return on > self.last_day


@dataclass(frozen=True)
class Standing:
    """Where a candidate stands on a day. `blocks` is what the rules find if the next step were taken that day."""

    stage: Stage
    next_step: str
    blocks: Sequence[Finding]
    clocks: Sequence[Clock]


def standing(facts: CandidateFacts, on: date) -> Standing:
    """The stage, the next step with what blocks it, and the clocks, as of the day."""
    if facts.official_on is not None and facts.official_on <= on:
        return Standing(Stage.OFFICIAL, "", (), ())
    if "candidate_dropped" in facts.steps or (facts.ended_on is not None and facts.ended_on <= on):
        return Standing(Stage.ENDED, "", (), ())
    step = next_step(facts, on)
    # A vote below its share is the next step once more: what it lacked blocks until another is taken.
    blocks = (*vote_findings(facts, step), *before(facts, step, on))
    return Standing(STEPS[step], step, blocks, tuple(clocks(facts)))


def next_step(facts: CandidateFacts, on: date) -> str:
    """The first step that is not done, from the last gate passed; an expired certificate has to be done again."""
    order = list(STEPS)
    passed = [order.index(gate) + 1 for gate in GATES if _is_passed(facts, gate)]
    for step in order[max(passed, default=0) :]:
        if _is_needed(facts, step, on) and (step not in facts.steps or _is_spoilt(facts, step, on)):
            return step
    return order[-1]


def clocks(facts: CandidateFacts) -> Iterator[Clock]:
    """What runs until when: the certificate until the cell votes, the ceremony, the file, probation, recognition."""
    certified, admitted = facts.steps.get("awareness_certificate"), facts.steps.get("admission_ceremony")
    if certified is not None and "cell_vote" not in facts.steps:
        # The certificate has to hold on the day of the vote: the newest rule known is the one that will judge it.
        rule = value_if_known("admissions/awareness_certificate_months", date.max)
        until = candidates.certificate_until(certified, date.max)
        if rule is not None and until is not None:
            yield Clock("certificate", until, rule.citation)
    decided = facts.steps.get("admission_decision")
    if decided is not None and admitted is None:
        yield from _clock("ceremony", ceremony_deadline(decided), "admissions/ceremony_working_days", decided)
    if admitted is None or value_if_known("admissions/probation_months", admitted) is None:
        return
    if "member_file" not in facts.steps:
        deadline = candidates.file_deadline(admitted)
        yield from _clock("member_file", deadline, "admissions/file_working_days", admitted)
    ends = probation_ends_on(admitted)
    if "recognition_vote" not in facts.steps:
        yield from _clock("probation", ends, "admissions/probation_months", admitted)
        deadline = candidates.recognition_deadline(admitted)
        yield from _clock("recognition", deadline, "admissions/recognition_working_days", ends)


def _clock(name: str, last_day: date | None, value: str, on: date) -> Iterator[Clock]:
    rule = value_if_known(value, on)
    if last_day is not None and rule is not None:
        yield Clock(name, last_day, rule.citation)


def _is_passed(facts: CandidateFacts, gate: str) -> bool:
    return gate in facts.steps and not list(vote_findings(facts, gate))


def _is_needed(facts: CandidateFacts, step: str, on: date) -> bool:
    if step == "provincial_consent":
        return facts.readmission is not None
    if step == "introduced":
        return not facts.members_introducing or bool(list(introducer_findings(facts, on)))
    return step != "committee_vote" or committee_decides(on)


def _is_spoilt(facts: CandidateFacts, step: str, on: date) -> bool:
    """Done, and yet to be done again: a certificate that expired, too few introducers, a vote below its share."""
    if step == "awareness_certificate":
        return bool(candidates.certificate_allows(facts.steps[step], on).findings)
    return step == "introduced" or bool(list(vote_findings(facts, step)))
