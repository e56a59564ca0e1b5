"""Enter dues sent up."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import REMITTANCES, RemittanceEntry
from tongket.records.dues.checks import remittance_checker
from tongket.records.dues.splitting import with_receiver


@action("dues.remit", event="dues.remitted", ledger="dues_remittances", units=keeping.units(REMITTANCES))
def remit(act: Act, entries: Sequence[RemittanceEntry]) -> Sequence[Written]:
    """Enter dues sent up, by month; the organisation above that gets them is kept with the line."""
    whole = with_receiver(entries)
    return keeping.add(act, REMITTANCES, whole, remittance_checker(whole))
