"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import COLLECTIONS


@action(
    "dues.withdraw_collection",
    event="dues.collection_withdrawn",
    ledger="dues_collections",
    units=keeping.units_of_kept(COLLECTIONS),
)
def withdraw_collection(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines leave the month's book and every figure; the member's month is then not known. Needs a reason."""
    return keeping.withdraw(act, COLLECTIONS, withdrawals)
