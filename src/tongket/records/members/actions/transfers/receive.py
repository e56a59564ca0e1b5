"""Receive members at the other end of their transfers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access.gate import Act, Written, action
from tongket.records.members.transfers import closing
from tongket.records.members.transfers.book import Receipt


@action("transfer.receive", event="transfer.received", ledger="transfers", units=closing.goals)
def receive(act: Act, receipts: Sequence[Receipt]) -> Sequence[Written]:
    """From the day given the member counts at the new end and no more at the old one; a temporary one stays counted
    at home. Papers shown later than their working days ask for the reason."""
    pairs = list(zip(closing.locked(receipts), receipts, strict=True))
    passed = act.sift(pairs, lambda pair: closing.may_receive(*pair))
    closing.change_lives(act, passed)
    written = []
    for index, (row, receipt) in passed:
        told = closing.settle(row, "received", receipt.received_on)
        row.presented_on = receipt.presented_on or receipt.received_on
        row.save(update_fields=["outcome", "closed_on", "received_on", "presented_on", "note", "version"])
        written.append(replace(told, index=index))
    return written
