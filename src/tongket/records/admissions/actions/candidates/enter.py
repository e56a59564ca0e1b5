"""Enter candidates for admission."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates.book import CANDIDATES, CandidateEntry
from tongket.records.admissions.candidates.checks import newcomer_checker


@action("candidate.enter", event="candidate.entered", ledger="candidates", units=keeping.units(CANDIDATES))
def enter(act: Act, entries: Sequence[CandidateEntry]) -> Sequence[Written]:
    """Enter who the cell prepares for admission. Refuses members and whoever is a candidate already."""
    return keeping.add(act, CANDIDATES, entries, newcomer_checker(entries, act.on))
