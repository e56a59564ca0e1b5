"""Take out a step entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.book import STEPS
from tongket.records.reviews.rounds.models import ReviewStep
from tongket.records.reviews.rounds.refusing import refuse_where_closed


@action(
    "review_step.withdraw", event="review_step.withdrawn", ledger="review_steps", units=keeping.units_of_kept(STEPS)
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """Needs a reason. A closed round is opened again first."""
    rows = ReviewStep.objects.in_bulk([each.id for each in withdrawals])
    refuse_where_closed([rows[each.id].round_id if each.id in rows else None for each in withdrawals])
    return keeping.withdraw(act, STEPS, withdrawals)
