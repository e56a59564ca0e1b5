"""Record a step a unit took."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.book import STEPS, StepEntry
from tongket.records.reviews.rounds.checks import OWN_STEPS, step_checker
from tongket.records.reviews.rounds.returning import with_reasons


@action("review_step.take", event="review_step.taken", ledger="review_steps", units=keeping.units(STEPS))
def take(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """A unit's own step: self-reviews in, reports, review held, vote, file handed up. Done here or taken from paper."""
    lines = with_reasons(act, entries)
    return keeping.add(act, STEPS, lines, step_checker(lines, OWN_STEPS))
