"""Take out a relative entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates.book import RELATIVES, units_of_kept_relatives


@action(
    "candidate.withdraw_relative",
    event="candidate.relative_withdrawn",
    ledger="candidate_relatives",
    units=units_of_kept_relatives,
)
def withdraw_relative(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The line leaves the list and stays in its history. Needs a reason."""
    return keeping.withdraw(act, RELATIVES, withdrawals)
