"""Record a discipline of members."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.members.discipline import DISCIPLINES, DisciplineEntry, discipline_checker


@action("discipline.impose", event="discipline.imposed", ledger="disciplines", units=keeping.units(DISCIPLINES))
def impose_discipline(act: Act, entries: Sequence[DisciplineEntry]) -> Sequence[Written]:
    """An expulsion is a step of its own and is not entered here."""
    return keeping.add(act, DISCIPLINES, entries, discipline_checker(entries))
