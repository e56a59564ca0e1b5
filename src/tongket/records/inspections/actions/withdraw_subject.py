"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.inspections.book import SUBJECTS


@action(
    "inspection_subject.withdraw",
    event="inspection_subject.withdrawn",
    ledger="inspection_subjects",
    units=keeping.units_of_kept(SUBJECTS),
)
def withdraw_subject(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history and leave every figure. Needs a reason."""
    return keeping.withdraw(act, SUBJECTS, withdrawals)
