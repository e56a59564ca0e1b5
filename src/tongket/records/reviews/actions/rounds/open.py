"""Open a round of the review."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.book import ROUNDS, RoundEntry
from tongket.records.reviews.rounds.checks import check_round


@action("review_round.open", event="review_round.opened", ledger="review_rounds", units=keeping.units(ROUNDS))
def open(act: Act, entries: Sequence[RoundEntry]) -> Sequence[Written]:
    """The criteria that hold are frozen with the round; its list of subjects is entered next to it."""
    return keeping.add(act, ROUNDS, entries, check_round)
