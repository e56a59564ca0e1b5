"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import CATEGORIES


@action(
    "dues.withdraw_category",
    event="dues.category_withdrawn",
    ledger="dues_categories",
    units=keeping.units_of_kept(CATEGORIES),
)
def withdraw_category(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines leave every later reckoning; months already in the books keep what they said. Needs a reason."""
    return keeping.withdraw(act, CATEGORIES, withdrawals)
