"""Record a step of the deciding committee on a unit."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.book import STEPS, StepEntry
from tongket.records.reviews.rounds.checks import step_checker
from tongket.records.reviews.rounds.returning import with_reasons
from tongket.records.reviews.rounds.standing import BY_THE_COMMITTEE
from tongket.records.reviews.rounds.units import committees_of_steps


@action("review_step.conclude", event="review_step.concluded", ledger="review_steps", units=committees_of_steps)
def conclude(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Appraised, decided, announced: done here, or taken over from a decision of the level above with its number."""
    lines = with_reasons(act, entries)
    return keeping.add(act, STEPS, lines, step_checker(lines, BY_THE_COMMITTEE))
