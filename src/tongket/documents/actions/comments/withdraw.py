"""Take out an opinion written down by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.documents.drafting.book import COMMENTS


@action(
    "paper_comment.withdraw",
    event="paper_comment.withdrawn",
    ledger="paper_comments",
    units=keeping.units_of_kept(COMMENTS),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """The opinion stays readable in its history. Needs a reason."""
    return keeping.withdraw(act, COMMENTS, withdrawals)
