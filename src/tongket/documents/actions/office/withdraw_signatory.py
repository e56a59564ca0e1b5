"""Take out a line entered by mistake: who signs which papers."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.documents.book import SIGNATORIES


@action(
    "signatory.withdraw",
    event="signatory.withdrawn",
    ledger="signatories",
    units=keeping.units_of_kept(SIGNATORIES),
)
def withdraw_signatory(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history. Needs a reason."""
    return keeping.withdraw(act, SIGNATORIES, withdrawals)
