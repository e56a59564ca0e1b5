"""Enter what the tellers counted."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.lines import units_of_entries
from tongket.records.reviews.tallies.book import TALLIES, TallyEntry
from tongket.records.reviews.tallies.checks import held_tallies, is_committees


@action(
    "review_tally.count", event="review_tally.counted", ledger="review_tallies", units=units_of_entries(is_committees)
)
def count(act: Act, entries: Sequence[TallyEntry]) -> Sequence[Written]:
    """Sums alone, each ballot of a subject once; a second ballot follows a first one. Never who voted how."""
    return keeping.add(act, TALLIES, entries, held_tallies(act, entries))
