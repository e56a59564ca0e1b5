"""Begin dossiers for badges."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.badges.dossiers.book import DOSSIERS, DossierEntry
from tongket.records.badges.dossiers.checks import draft_checker


@action("badge_dossier.draft", event="badge_dossier.drafted", ledger="badge_dossiers", units=keeping.units(DOSSIERS))
def draft(act: Act, entries: Sequence[DossierEntry]) -> Sequence[Written]:
    """One dossier a member and level. Refuses a level that does not exist, not reached or held already."""
    return keeping.add(act, DOSSIERS, entries, draft_checker(entries))
