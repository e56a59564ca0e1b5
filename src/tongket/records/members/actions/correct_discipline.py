"""Correct a discipline, or enter that the cell recognised the fault as corrected."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.members.discipline import DISCIPLINES, DisciplineEntry, discipline_checker


@action(
    "discipline.correct",
    event="discipline.corrected",
    ledger="disciplines",
    units=keeping.units_of_kept(DISCIPLINES),
)
def correct_discipline(act: Act, corrections: Sequence[Correction[DisciplineEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. A clash with someone else's change is refused and loses neither."""
    check = discipline_checker([correction.entry for correction in corrections])
    return keeping.correct(act, DISCIPLINES, corrections, check)
