"""Take out a discipline entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.members.discipline import DISCIPLINES


@action(
    "discipline.withdraw",
    event="discipline.withdrawn",
    ledger="disciplines",
    units=keeping.units_of_kept(DISCIPLINES),
)
def withdraw_discipline(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history and bar no badge. Needs a reason."""
    return keeping.withdraw(act, DISCIPLINES, withdrawals)
