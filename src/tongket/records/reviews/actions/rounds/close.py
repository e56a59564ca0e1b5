"""Close a round: it takes nothing more until it is opened again."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.book import STEPS, Closing
from tongket.records.reviews.rounds.checks import closing_checker
from tongket.records.reviews.rounds.standing import CLOSED
from tongket.records.reviews.rounds.units import committees_of_closings


@action("review_round.close", event="review_round.closed", ledger="review_steps", units=committees_of_closings)
def close(act: Act, closings: Sequence[Closing]) -> Sequence[Written]:
    """Refused where the round is closed already."""
    lines, check = closing_checker(closings, CLOSED, act.reason)
    return keeping.add(act, STEPS, lines, check)
