"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.book import COLLECTIVE_RATINGS
from tongket.records.reviews.ratings.of_rounds import refuse_those_of_closed_rounds


@action(
    "collective_rating.withdraw",
    event="collective_rating.withdrawn",
    ledger="collective_ratings",
    units=keeping.units_of_kept(COLLECTIVE_RATINGS),
)
def withdraw_collective(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history and leave every figure. Needs a reason; a closed round refuses."""
    refuse_those_of_closed_rounds(COLLECTIVE_RATINGS, withdrawals)
    return keeping.withdraw(act, COLLECTIVE_RATINGS, withdrawals)
