"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import REMITTANCES


@action(
    "dues.withdraw_remittance",
    event="dues.remittance_withdrawn",
    ledger="dues_remittances",
    units=keeping.units_of_kept(REMITTANCES),
)
def withdraw_remittance(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The money is no longer counted as sent up. Needs a reason."""
    return keeping.withdraw(act, REMITTANCES, withdrawals)
