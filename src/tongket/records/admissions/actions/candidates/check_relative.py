"""Record a relative of a candidate and whether the background was checked."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import checks
from tongket.records.admissions.candidates.book import RELATIVES, RelativeEntry, units_of_relatives


@action(
    "candidate.check_relative",
    event="candidate.relative_checked",
    ledger="candidate_relatives",
    units=units_of_relatives,
)
def check_relative(act: Act, entries: Sequence[RelativeEntry]) -> Sequence[Written]:
    """Relation, name, and the day of the check; a member with a clear file need not be checked."""
    return keeping.add(act, RELATIVES, entries, lambda entry: checks.check_relative(entry, act.on))
