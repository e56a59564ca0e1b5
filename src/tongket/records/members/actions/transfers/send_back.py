"""Send members back whom the receiving end cannot take."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.members.transfers import closing
from tongket.records.members.transfers.book import Closing


@action("transfer.send_back", event="transfer.sent_back", ledger="transfers", units=closing.goals)
def send_back(act: Act, closings: Sequence[Closing]) -> Sequence[Written]:
    """The transfer ends; the member counts at home as before. Needs a reason."""
    found = closing.ended(act, closings, "sent_back")
    for row, _ in found:
        row.save(update_fields=["outcome", "closed_on", "note", "version"])
    return [told for _, told in found]
