"""Take a task of the year out of the list."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.assessing.book import TASKS
from tongket.records.reviews.rounds.lines import refuse_where_held, units_of_lines


@action("review_task.withdraw", event="review_task.withdrawn", ledger="review_tasks", units=units_of_lines(TASKS))
def withdraw_task(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """Needs a reason. What was handed up stays as it was handed up."""
    refuse_where_held(TASKS, withdrawals)
    return keeping.withdraw(act, TASKS, withdrawals)
