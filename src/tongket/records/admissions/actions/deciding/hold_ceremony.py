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
from tongket.records.admissions.registering import sound
from tongket.rules.decision import Finding

KIND = "admission_ceremony"


@action("candidate.hold_ceremony", event="candidate.ceremony_held", ledger="candidate_steps", units=units)
def hold_ceremony(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Enter the admission and with it the member; needs `admission.admit` and `member.register` too."""
    lines = [replace(entry, kind=KIND) for entry in entries]
    check = step_checker(KIND, lines, act.on)
    passed = sound(act, lines, check)
    everyone = known({entry.candidate for entry in lines})
    admissions, refused = _admit(act, passed, everyone)
    lines = [replace(entry, admission=admissions.get(index)) for index, entry in enumerate(lines)]

    def check_all(entry: StepEntry) -> Iterable[Finding]:
        yield from refused.get(entry.candidate, ())
        yield from check(entry)

    return keeping.add(act, STEPS, lines, check_all)


def _admit(
    act: Act, passed: Sequence[tuple[int, StepEntry]], everyone: Mapping[int, Known]
) -> tuple[Mapping[int, int], Mapping[int, Sequence[Finding]]]:
    """The admission of each line by its index, and by candidate what the register refuses."""
    places = [index for index, _ in passed]
    reasons = {place: act.reason_for(index) for place, index in enumerate(places)}
    entered = [_admission(everyone[entry.candidate], entry) for _, entry in passed]
    passage = admit(act.actor, entered, reasons=reasons, collecting=True)
    admissions = {places[line.index]: line.id for line in passage.written}
    refused: dict[int, list[Finding]] = {}
    for found in passage.found:
        if found.refuses:
            refused.setdefault(passed[found.index][1].candidate, []).append(found.finding)
    return admissions, refused


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
