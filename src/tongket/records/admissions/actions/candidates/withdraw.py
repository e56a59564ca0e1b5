"""Take out a candidate entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Found, Refused, Written, action
from tongket.records.admissions.candidates.book import CANDIDATES
from tongket.records.admissions.candidates.facts import known
from tongket.rules.decision import Finding


@action(
    "candidate.withdraw",
    event="candidate.withdrawn",
    ledger="candidates",
    units=keeping.units_of_kept(CANDIDATES),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The line leaves the board and stays readable in its history. Needs a reason; not once the ceremony was held."""
    everyone = known([each.id for each in withdrawals])
    held = [
        Found(index, Finding("candidate-admitted-already"))
        for index, each in enumerate(withdrawals)
        if each.id in everyone and "admission_ceremony" in everyone[each.id].facts.steps
    ]
    if held:
        raise Refused(held)
    return keeping.withdraw(act, CANDIDATES, withdrawals)
