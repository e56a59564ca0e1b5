"""Take a tally entered by mistake out of the figures."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.lines import refuse_where_held, units_of_lines
from tongket.records.reviews.tallies.book import TALLIES
from tongket.records.reviews.tallies.checks import is_committees, refuse_withdrawal


@action(
    "review_tally.withdraw",
    event="review_tally.withdrawn",
    ledger="review_tallies",
    units=units_of_lines(TALLIES, is_committees),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """Needs a reason, which names no voter. A first ballot is not taken out from under a second one."""
    refuse_where_held(TALLIES, withdrawals, is_committees)
    refuse_withdrawal(act, withdrawals)
    return keeping.withdraw(act, TALLIES, withdrawals)
