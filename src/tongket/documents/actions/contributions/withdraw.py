"""Take out assignments entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.documents.drafting.book import CONTRIBUTIONS


@action(
    "contribution.withdraw",
    event="contribution.withdrawn",
    ledger="contributions",
    units=keeping.units_of_kept(CONTRIBUTIONS),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The assignment and its text stay readable in the history. Needs a reason."""
    return keeping.withdraw(act, CONTRIBUTIONS, withdrawals)
