"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.book import ADMISSIONS


@action(
    "admission.withdraw",
    event="admission.withdrawn",
    ledger="admissions",
    units=keeping.units_of_kept(ADMISSIONS),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines leave every figure, the persons stay in the register until withdrawn there. Needs a reason."""
    return keeping.withdraw(act, ADMISSIONS, withdrawals)
