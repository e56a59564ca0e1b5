"""Take out a value accepted by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.figures.reported.book import REPORTED


@action(
    "figure.withdraw_reported",
    event="figure.reported_withdrawn",
    ledger=REPORTED.name,
    units=keeping.units_of_kept(REPORTED),
)
def withdraw_reported(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The values stay readable in their history and are used by nothing any more. Needs a reason."""
    return keeping.withdraw(act, REPORTED, withdrawals)
