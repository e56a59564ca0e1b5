"""Record the decision by which a probationary member becomes official."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates.book import STEPS, StepEntry, units
from tongket.records.admissions.candidates.checks import step_checker
from tongket.records.admissions.candidates.facts import Known, known
from tongket.records.admissions.candidates.stepping import refusals
from tongket.records.admissions.registering import sound
from tongket.records.members.actions.life.recognize import recognize as recognize_member
from tongket.records.members.life.entry import LifeEntry
from tongket.rules.candidates import official_from
from tongket.rules.decision import Finding

KIND = "recognition_decision"


@action("candidate.recognize", event="candidate.recognized", ledger="candidate_steps", units=units)
def recognize(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Number and day of the decision, `since` the official day, else the day probation ended.

    The register follows, which needs `member.recognize` too; of one readmitted it keeps the first official day.
    """
    everyone = known({entry.candidate for entry in entries})
    lines = [_with_its_day(entry, everyone.get(entry.candidate)) for entry in entries]
    check = step_checker(KIND, lines, act.on)
    passed = [
        (index, entry)
        for index, entry in sound(act, lines, check)
        if everyone[entry.candidate].facts.readmission is None
    ]
    reasons = {place: act.reason_for(index) for place, (index, _) in enumerate(passed)}
    official = [
        LifeEntry(everyone[entry.candidate].member or 0, entry.since, entry.number, entry.happened_on)
        for _, entry in passed
        if entry.since is not None
    ]
    refused = (
        refusals(recognize_member(act.actor, official, reasons=reasons, collecting=True), passed) if official else {}
    )

    def check_all(entry: StepEntry) -> Iterable[Finding]:
        yield from refused.get(entry.candidate, ())
        yield from check(entry)

    return keeping.add(act, STEPS, lines, check_all)


def _with_its_day(entry: StepEntry, candidate: Known | None) -> StepEntry:
    admitted = candidate.facts.steps.get("admission_ceremony") if candidate else None
    since = entry.since or (official_from(admitted) if admitted else None)
    return replace(entry, kind=KIND, since=since)
