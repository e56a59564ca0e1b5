"""Cancel transfers that were introduced by mistake or did not come about."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.transfers import closing
from tongket.records.members.transfers.book import Closing


@action("transfer.cancel", event="transfer.cancelled", ledger="transfers", units=closing.homes)
def cancel(act: Act, closings: Sequence[Closing]) -> Sequence[Written]:
    """The transfer ends; nothing changes in the member's life. Needs a reason."""
    found = closing.ended(act, closings, "cancelled")
    for row, _ in found:
        row.save(update_fields=["outcome", "closed_on", "note", "version"])
    return [told for _, told in found]
