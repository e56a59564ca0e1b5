"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.book import PLANS


@action(
    "admission.withdraw_plan",
    event="admission.plan_withdrawn",
    ledger="admission_plans",
    units=keeping.units_of_kept(PLANS),
)
def withdraw_plan(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history and leave every figure. Needs a reason."""
    return keeping.withdraw(act, PLANS, withdrawals)
