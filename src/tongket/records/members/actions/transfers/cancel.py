"""Cancel transfers that were introduced by mistake or did not come about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access.gate import Act, Written, action
from tongket.records.members.transfers import closing
from tongket.records.members.transfers.book import Closing
from tongket.rules.errors import TongketError


@action("transfer.cancel", event="transfer.cancelled", ledger="transfers", units=closing.homes)
def cancel(act: Act, closings: Sequence[Closing]) -> Sequence[Written]:
    """The transfer ends; nothing changes in the member's life. Needs a reason."""
    if not all(act.reason_for(index) for index in range(len(closings))):
        raise TongketError("reason-required")
    pairs = list(zip(closing.locked(closings), closings, strict=True))
    passed = act.sift(pairs, lambda pair: closing.still_open(pair[0], pair[1].on))
    written = []
    for index, (row, each) in passed:
        told = closing.settle(row, "cancelled", each.on, act.reason_for(index)[:300])
        row.save(update_fields=["outcome", "closed_on", "note", "version"])
        written.append(replace(told, index=index))
    return written
