"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import RELIEFS


@action(
    "dues.withdraw_relief",
    event="dues.relief_withdrawn",
    ledger="dues_reliefs",
    units=keeping.units_of_kept(RELIEFS),
)
def withdraw_relief(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines leave every later reckoning. Needs a reason."""
    return keeping.withdraw(act, RELIEFS, withdrawals)
