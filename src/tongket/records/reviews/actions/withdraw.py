"""Take out a line entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.book import MEMBER_RATINGS
from tongket.records.reviews.ratings.of_rounds import refuse_those_of_closed_rounds


@action(
    "rating.withdraw",
    event="rating.withdrawn",
    ledger="member_ratings",
    units=keeping.units_of_kept(MEMBER_RATINGS),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The lines stay readable in their history and leave every figure. Needs a reason; a closed round refuses."""
    refuse_those_of_closed_rounds(MEMBER_RATINGS, withdrawals)
    return keeping.withdraw(act, MEMBER_RATINGS, withdrawals)
