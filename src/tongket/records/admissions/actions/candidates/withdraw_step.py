"""Take out a step entered by mistake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Found, Refused, Written, action
from tongket.records.admissions.candidates.book import STEPS, StepEntry, units_of_steps
from tongket.records.admissions.candidates.facts import Known, known
from tongket.records.admissions.candidates.models import CandidateStep
from tongket.records.admissions.models import Admission
from tongket.rules import vocabulary
from tongket.rules.decision import Finding

BUILT_UPON = {"admission_decision": "admission_ceremony", "admission_ceremony": "recognition_decision"}
"""A step and the one that cannot stand without it."""


@action(
    "candidate.withdraw_step",
    event="candidate.step_withdrawn",
    ledger="candidate_steps",
    units=units_of_steps,
)
def withdraw_step(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """Needs a reason. Refused while a later step or a line of admission builds on it."""
    rows = CandidateStep.objects.in_bulk([each.id for each in withdrawals])
    everyone = known({row.candidate_id for row in rows.values()})
    found = [
        Found(index, finding)
        for index, each in enumerate(withdrawals)
        if each.id in rows
        for finding in _built_upon(STEPS.to_entry(rows[each.id]), everyone.get(rows[each.id].candidate_id))
    ]
    if found:
        raise Refused(found)
    return keeping.withdraw(act, STEPS, withdrawals)


def _built_upon(step: StepEntry, candidate: Known | None) -> Iterable[Finding]:
    later = BUILT_UPON.get(step.kind, "")
    if candidate is not None and later in candidate.facts.steps:
        yield Finding("candidate-step-built-upon", {"later": vocabulary.wording(later)})
    elif step.admission is not None and Admission.objects.filter(pk=step.admission, withdrawn_at=None).exists():
        yield Finding("candidate-step-built-upon", {"later": vocabulary.wording("admit")})
