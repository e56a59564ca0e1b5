"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.inspections.book import CASES
from tongket.records.inspections.checks import refuse_left_subjects


@action(
    "inspection.withdraw", event="inspection.withdrawn", ledger="inspection_cases", units=keeping.units_of_kept(CASES)
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history and leave every figure. Needs a reason, and no subject left."""
    refuse_left_subjects({withdrawal.id: None for withdrawal in withdrawals})
    return keeping.withdraw(act, CASES, withdrawals)
