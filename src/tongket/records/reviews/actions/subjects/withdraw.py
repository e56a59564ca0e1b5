"""Take a line out of the round's list: who left the Party, died, or was entered by mistake."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Withdrawal
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.models import ReviewSubject
from tongket.records.reviews.rounds.refusing import refuse_where_closed
from tongket.records.reviews.subjects.book import SUBJECTS


@action(
    "review_subject.withdraw",
    event="review_subject.withdrawn",
    ledger="review_subjects",
    units=keeping.units_of_kept(SUBJECTS),
)
def withdraw(act: Act, withdrawals: Sequence[Withdrawal]) -> Sequence[Written]:
    """Needs a reason; what was entered for the line stays readable in its history."""
    rows = ReviewSubject.objects.in_bulk([each.id for each in withdrawals])
    refuse_where_closed([rows[each.id].round_id if each.id in rows else None for each in withdrawals])
    return keeping.withdraw(act, SUBJECTS, withdrawals)
