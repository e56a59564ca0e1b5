"""Show the names of a candidate's relatives to someone, and write down that they were shown."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates.book import FamilyReveal, units_of_reveals
from tongket.records.admissions.candidates.models import Candidate
from tongket.rules.errors import TongketError


@action("candidate.reveal_family", event="candidate.family_revealed", ledger="candidates", units=units_of_reveals)
def reveal_family(act: Act, reveals: Sequence[FamilyReveal]) -> Sequence[Written]:
    """Needs the reason for looking. The names themselves come from `queries.relatives`."""
    if not all(act.reason_for(index) for index in range(len(reveals))):
        raise TongketError("reason-required")
    rows = Candidate.objects.in_bulk([each.candidate for each in reveals])
    return [
        Written(row.pk, row.key, row.organization_id, {"family_revealed": [None, True]}, index)
        for index, each in enumerate(reveals)
        for row in [rows[each.candidate]]
    ]
