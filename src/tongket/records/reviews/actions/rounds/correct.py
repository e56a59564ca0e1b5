"""Correct what was set for a round: the conference, the steps in use, the cap's reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.rounds.book import ROUNDS, RoundEntry
from tongket.records.reviews.rounds.checks import check_round
from tongket.records.reviews.rounds.guards import closed
from tongket.records.reviews.rounds.queries import rounds_by_id
from tongket.rules.decision import Finding


@action(
    "review_round.correct", event="review_round.corrected", ledger="review_rounds", units=keeping.units_of_kept(ROUNDS)
)
def correct(act: Act, corrections: Sequence[Correction[RoundEntry]]) -> Sequence[Written]:
    """What was frozen at opening stays: office, year, period, regime and criteria are taken from the kept line."""
    rounds = rounds_by_id([each.id for each in corrections])
    kept = [_with_what_was_frozen(each, rounds[each.id].entry) if each.id in rounds else each for each in corrections]

    def check_change(correction: Correction[RoundEntry]) -> Iterable[Finding]:
        yield from closed(rounds.get(correction.id))

    return keeping.correct(act, ROUNDS, kept, check_round, check_change)


def _with_what_was_frozen(correction: Correction[RoundEntry], now: RoundEntry) -> Correction[RoundEntry]:
    entry = replace(
        correction.entry, organization=now.organization, report_year=now.report_year, period=now.period,
        regime=now.regime, opened_on=now.opened_on, criteria=now.criteria,
    )  # fmt: skip
    return Correction(correction.id, correction.version, entry)
