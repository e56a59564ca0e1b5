"""Correct a value of the office's own."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.organizations.local_values.book import LOCAL_VALUES, LocalValueEntry
from tongket.organizations.local_values.checks import value_checker


@action(
    "local_value.correct",
    event="local_value.corrected",
    ledger="local_values",
    units=keeping.units_of_kept(LOCAL_VALUES),
)
def correct(act: Act, corrections: Sequence[Correction[LocalValueEntry]]) -> Sequence[Written]:
    """Bring the lines to what their documents say. A clash with someone else's change is refused and loses neither."""
    entries = [correction.entry for correction in corrections]
    return keeping.correct(
        act, LOCAL_VALUES, corrections, value_checker(entries, {correction.id for correction in corrections})
    )
