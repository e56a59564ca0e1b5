"""Open again what was decided on a unit."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.book import STEPS, StepEntry
from tongket.records.reviews.rounds.returning import returning_checker
from tongket.records.reviews.rounds.units import committees_of_steps


@action("review_step.reopen", event="review_step.reopened", ledger="review_steps", units=committees_of_steps)
def reopen(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Needs a reason. Ratings decided before stay as they are until they are revised."""
    lines, check = returning_checker(act, entries, "reopened")
    return keeping.add(act, STEPS, lines, check)
