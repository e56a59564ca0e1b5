"""Enter the targets of a year or a term."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.targets.book import TARGETS, TargetEntry
from tongket.records.targets.checks import target_checker


@action("target.record", event="target.recorded", ledger="targets", units=keeping.units(TARGETS))
def record(act: Act, entries: Sequence[TargetEntry]) -> Sequence[Written]:
    """Add targets with what is known of their results. Refuses one indicator twice in the same period."""
    return keeping.add(act, TARGETS, entries, target_checker(entries))
