"""Record the ceremony: the candidate becomes a probationary member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.actions.admit import admit
from tongket.records.admissions.book import AdmissionEntry
from tongket.records.admissions.candidates.book import STEPS, StepEntry, units
from tongket.records.admissions.candidates.checks import step_checker
from tongket.records.admissions.candidates.facts import Known, known
from tongket.records.admissions.candidates.stepping import refusals
from tongket.records.admissions.registering import sound
from tongket.records.members.actions.life.readmit import readmit
from tongket.records.members.life.entry import LifeEntry
from tongket.rules.decision import Finding

KIND = "admission_ceremony"
Lines = Sequence[tuple[int, StepEntry]]


@action("candidate.hold_ceremony", event="candidate.ceremony_held", ledger="candidate_steps", units=units)
def hold_ceremony(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Enter the admission and with it the member; needs `admission.admit` and `member.register` too.

    Who is readmitted returns to the register instead, which needs `member.readmit`.
    """
    lines = [replace(entry, kind=KIND) for entry in entries]
    check = step_checker(KIND, lines, act.on)
    passed, everyone = sound(act, lines, check), known({entry.candidate for entry in lines})
    again = [(index, entry) for index, entry in passed if everyone[entry.candidate].facts.readmission is not None]
    first = [line for line in passed if line not in again]
    admissions, refused = _admit(act, first, everyone)
    refused = {**refused, **_readmit(act, again, everyone)}
    lines = [replace(entry, admission=admissions.get(index)) for index, entry in enumerate(lines)]

    def check_all(entry: StepEntry) -> Iterable[Finding]:
        yield from refused.get(entry.candidate, ())
        yield from check(entry)

    return keeping.add(act, STEPS, lines, check_all)


def _admit(
    act: Act, lines: Lines, everyone: Mapping[int, Known]
) -> tuple[Mapping[int, int], Mapping[int, Sequence[Finding]]]:
    """The admission of each line by its index, and by candidate what the register refuses."""
    if not lines:
        return {}, {}
    reasons = {place: act.reason_for(index) for place, (index, _) in enumerate(lines)}
    entered = [_admission(everyone[entry.candidate], entry) for _, entry in lines]
    passage = admit(act.actor, entered, reasons=reasons, collecting=True)
    return {lines[line.index][0]: line.id for line in passage.written}, refusals(passage, lines)


def _readmit(act: Act, lines: Lines, everyone: Mapping[int, Known]) -> Mapping[int, Sequence[Finding]]:
    """Former members return to the register; by candidate what it refuses."""
    if not lines:
        return {}
    reasons = {place: act.reason_for(index) for place, (index, _) in enumerate(lines)}
    entered = [_return(everyone[entry.candidate], entry) for _, entry in lines]
    return refusals(readmit(act.actor, entered, reasons=reasons, collecting=True), lines)


def _admission(candidate: Known, ceremony: StepEntry) -> AdmissionEntry:
    person, decision = candidate.line.entry, candidate.last("admission_decision")
    return AdmissionEntry(
        person.full_name,
        person.birth_date,
        person.organization,
        ceremony.happened_on,
        ceremony.happened_on.year,
        person.home_town,
        decision.number if decision else "",
        decision.happened_on if decision else None,
    )


def _return(candidate: Known, ceremony: StepEntry) -> LifeEntry:
    person, decision = candidate.line.entry, candidate.last("admission_decision")
    before = candidate.facts.readmission
    return LifeEntry(
        candidate.member or 0,
        ceremony.happened_on,
        decision.number if decision else "",
        decision.happened_on if decision else None,
        person.organization,
        ground=before.causes[0] if before and before.causes else "",
        consent=before is not None and before.has_consent,
    )
