"""Enter what an organisation keeps of a month's dues."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import KEPT, KeptEntry
from tongket.records.dues.checks import kept_checker
from tongket.records.dues.splitting import with_received


@action("dues.keep", event="dues.kept", ledger="dues_kept", units=keeping.units(KEPT))
def keep(act: Act, entries: Sequence[KeptEntry]) -> Sequence[Written]:
    """Enter what is kept of a month's dues; what was there to split is kept with it, and the rest is due up."""
    whole = with_received(entries)
    return keeping.add(act, KEPT, whole, kept_checker(whole))
