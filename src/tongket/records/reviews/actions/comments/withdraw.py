"""Take a comment written down by mistake off the sheet."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.comments.book import COMMENTS
from tongket.records.reviews.rounds.lines import refuse_where_held, units_of_lines


@action(
    "review_comment.withdraw",
    event="review_comment.withdrawn",
    ledger="review_comments",
    units=units_of_lines(COMMENTS),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """Needs a reason."""
    refuse_where_held(COMMENTS, withdrawals)
    return keeping.withdraw(act, COMMENTS, withdrawals)
