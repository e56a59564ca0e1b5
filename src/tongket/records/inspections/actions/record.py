"""Record inspections and supervisions."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.inspections.book import CASES, InspectionCaseEntry
from tongket.records.inspections.checks import check_case


@action("inspection.record", event="inspection.recorded", ledger="inspection_cases", units=keeping.units(CASES))
def record(act: Act, entries: Sequence[InspectionCaseEntry]) -> Sequence[Written]:
    """Add cases. A body that may not hold the kind is refused, or asks for a reason, as the rule is certain."""
    return keeping.add(act, CASES, entries, check_case)
