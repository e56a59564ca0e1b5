"""Record that a candidate is considered no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates.book import STEPS, StepEntry, units
from tongket.records.admissions.candidates.checks import step_checker
from tongket.records.admissions.candidates.facts import known
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError

KIND = "candidate_dropped"


@action("candidate.drop", event="candidate.dropped", ledger="candidate_steps", units=units)
def drop(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Needs a reason. After the ceremony a member is struck off in the register instead."""
    if not all(act.reason_for(index) for index in range(len(entries))):
        raise TongketError("reason-required")
    lines = [replace(entry, kind=KIND) for entry in entries]
    check, everyone = step_checker(KIND, lines, act.on), known({entry.candidate for entry in lines})

    def check_all(entry: StepEntry) -> Iterable[Finding]:
        if entry.candidate in everyone and "admission_ceremony" in everyone[entry.candidate].facts.steps:
            yield Finding("candidate-admitted-already")
        yield from check(entry)

    return keeping.add(act, STEPS, lines, check_all)
