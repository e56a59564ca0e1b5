"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.awards.book import COMMENDATIONS


@action(
    "award.withdraw",
    event="award.withdrawn",
    ledger="commendations",
    units=keeping.units_of_kept(COMMENDATIONS),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history and leave every figure. Needs a reason."""
    return keeping.withdraw(act, COMMENDATIONS, withdrawals)
