"""A step held against the rules of its day; a step without what a rule needs to know is asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tongket.records.members.life import fold
from tongket.records.members.life.entry import Step
from tongket.records.members.life.kinds import kinds
from tongket.rules import admissions, membership
from tongket.rules.decision import Finding
from tongket.rules.load import value_if_known

Rule = Callable[[Step], Iterable[Finding]]


def findings(step: Step) -> Iterable[Finding]:
    """What the rules of the step's day have against it."""
    rule = RULES.get(step.kind)
    return rule(step) if rule else ()


def _recognition(step: Step) -> Iterable[Finding]:
    if step.entry.on >= step.member.entry.admitted_on:
        yield from admissions.official_in_time(step.member.entry.admitted_on, step.entry.on).findings


def _striking_off(step: Step) -> Iterable[Finding]:
    entry = step.entry
    if not entry.ground:
        rule = value_if_known("membership/strike_off", entry.on)
        if rule is not None:
            yield Finding("strike-off-ground-missing", {"name": step.name}, rule.citation, asks_only=True)
        return
    proposal = membership.StrikeOff(entry.ground, entry.length, step.member.entry.official_on is not None)
    yield from membership.may_strike_off(proposal, entry.on).findings


def _exemption(step: Step) -> Iterable[Finding]:
    if step.entry.ground:
        yield from membership.may_be_exempted(step.entry.ground, step.entry.on).findings


def _readmission(step: Step) -> Iterable[Finding]:
    ended = [event for event in fold.in_order(step.known) if kinds()[event.kind].does == "end"]
    facts = membership.Readmission(
        ended[-1].on,
        (step.entry.ground,) if step.entry.ground else (),
        times_before=sum(event.kind == "readmitted" for event in step.known),
        has_consent=step.entry.consent,
    )
    yield from membership.may_be_readmitted(facts, step.entry.on).findings


RULES: Mapping[str, Rule] = {
    "recognized": _recognition,
    "struck_off": _striking_off,
    "exempted": _exemption,
    "readmitted": _readmission,
}
