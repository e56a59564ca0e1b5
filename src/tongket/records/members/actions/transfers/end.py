"""End temporary transfers: the members are back home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tongket.access.gate import Act, Written, action
from tongket.records.members.models import Transfer
from tongket.records.members.transfers import closing
from tongket.records.members.transfers.book import Closing
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi


def is_away(row: Transfer, each: Closing) -> Iterable[Finding]:
    """Only a temporary transfer that was received and goes on can end, and not before it was received."""
    if row.closed_on is not None or row.received_on is None:
        yield Finding("transfer-not-under-way")
    elif each.on < row.received_on:
        yield Finding("transfer-before-introduction", {"introduced": date_vi(row.received_on)})


@action("transfer.end", event="transfer.ended", ledger="transfers", units=closing.homes)
def end(act: Act, closings: Sequence[Closing]) -> Sequence[Written]:
    """From the day given the member votes at home again. Where they stay for good, start an official transfer then."""
    pairs = list(zip(closing.locked(closings), closings, strict=True))
    passed = act.sift(pairs, lambda pair: is_away(*pair))
    written = []
    for index, (row, each) in passed:
        told = closing.settle(row, "ended", each.on, each.note)
        row.save(update_fields=["outcome", "closed_on", "note", "version"])
        written.append(replace(told, index=index))
    return written
