"""Open a closed round again."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.book import STEPS, Closing
from tongket.records.reviews.rounds.checks import closing_checker
from tongket.records.reviews.rounds.standing import OPENED_AGAIN
from tongket.records.reviews.rounds.units import committees_of_closings
from tongket.rules.errors import TongketError


@action("review_round.reopen", event="review_round.reopened", ledger="review_steps", units=committees_of_closings)
def reopen(act: Act, closings: Sequence[Closing]) -> Sequence[Written]:
    """Needs a reason, which stands with the step. Refused where the round is open."""
    if not all(act.reason_for(index) for index in range(len(closings))):
        raise TongketError("reason-required")
    lines, check = closing_checker(closings, OPENED_AGAIN, act.reason)
    return keeping.add(act, STEPS, lines, check)
