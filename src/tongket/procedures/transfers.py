"""Starting a transfer joins cabinets: what inspections know of the member is told with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access.actor import Actor
from tongket.access.gate import Passage
from tongket.records.inspections import queries as inspections
from tongket.records.members.actions.transfers.start import start
from tongket.records.members.transfers.book import TransferEntry

OPEN_DISCIPLINE = "open_discipline"


def start_transfers(actor: Actor, entries: Sequence[TransferEntry], reason: str = "") -> Passage:
    """Start the transfers; a member under consideration for discipline is held back as the rules say."""
    considered = inspections.members_under_consideration({entry.member for entry in entries})
    told = [
        replace(entry, obstacles=(*entry.obstacles, OPEN_DISCIPLINE)) if entry.member in considered else entry
        for entry in entries
    ]
    return start(actor, told, reason=reason)
