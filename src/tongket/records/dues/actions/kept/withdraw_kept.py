"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import KEPT


@action(
    "dues.withdraw_kept",
    event="dues.kept_withdrawn",
    ledger="dues_kept",
    units=keeping.units_of_kept(KEPT),
)
def withdraw_kept(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The month is open again. Needs a reason."""
    return keeping.withdraw(act, KEPT, withdrawals)
