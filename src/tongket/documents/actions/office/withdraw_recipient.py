"""Take out a line entered by mistake: lines of “Nơi nhận”."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.documents.book import RECIPIENTS


@action(
    "recipient.withdraw",
    event="recipient.withdrawn",
    ledger="recipients",
    units=keeping.units_of_kept(RECIPIENTS),
)
def withdraw_recipient(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history. Needs a reason."""
    return keeping.withdraw(act, RECIPIENTS, withdrawals)
