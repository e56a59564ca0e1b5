"""Take out a value entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.organizations.local_values.book import LOCAL_VALUES


@action(
    "local_value.withdraw",
    event="local_value.withdrawn",
    ledger="local_values",
    units=keeping.units_of_kept(LOCAL_VALUES),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history; the rules no longer use them. Needs a reason."""
    return keeping.withdraw(act, LOCAL_VALUES, withdrawals)
