"""Take out an identity number entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.members.identity.book import IDENTITIES


@action(
    "identity.withdraw",
    event="identity.withdrawn",
    ledger="member_identities",
    units=keeping.units_of_kept(IDENTITIES),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The number may then be entered for another member. Needs a reason."""
    return keeping.withdraw(act, IDENTITIES, withdrawals)
