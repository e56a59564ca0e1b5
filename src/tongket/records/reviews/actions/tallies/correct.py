"""Correct a tally that was copied wrongly."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.lines import same_subject, units_of_lines
from tongket.records.reviews.tallies.book import TALLIES, TallyEntry
from tongket.records.reviews.tallies.checks import held_tallies, is_committees


@action(
    "review_tally.correct",
    event="review_tally.corrected",
    ledger="review_tallies",
    units=units_of_lines(TALLIES, is_committees),
)
def correct(act: Act, corrections: Sequence[Correction[TallyEntry]]) -> Sequence[Written]:
    """As for a new one; the minutes of the tellers stay what counts."""
    check = held_tallies(act, [each.entry for each in corrections])
    return keeping.correct(act, TALLIES, corrections, check, same_subject(TALLIES, corrections))
