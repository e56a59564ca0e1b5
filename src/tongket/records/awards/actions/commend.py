"""Enter commendations."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.awards.book import COMMENDATIONS, CommendationEntry
from tongket.records.awards.checks import commendation_checker


@action("award.commend", event="award.commended", ledger="commendations", units=keeping.units(COMMENDATIONS))
def commend(act: Act, entries: Sequence[CommendationEntry]) -> Sequence[Written]:
    """Enter commendations; a title is held against the day's titles and the year's rating."""
    return keeping.add(act, COMMENDATIONS, entries, commendation_checker(entries))
