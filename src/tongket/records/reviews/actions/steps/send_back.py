"""Return a unit's file to it."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.book import STEPS, StepEntry
from tongket.records.reviews.rounds.returning import returning_checker
from tongket.records.reviews.rounds.units import committees_of_steps


@action("review_step.send_back", event="review_step.sent_back", ledger="review_steps", units=committees_of_steps)
def send_back(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Needs a reason, which stands with the step. The unit may change its lines again until it hands up anew."""
    lines, check = returning_checker(act, entries, "returned")
    return keeping.add(act, STEPS, lines, check)
