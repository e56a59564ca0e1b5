"""Start transfers of membership."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.members.transfers.book import TRANSFERS, TransferEntry
from tongket.records.members.transfers.checks import start_checker


@action("transfer.start", event="transfer.started", ledger="transfers", units=keeping.units(TRANSFERS))
def start(act: Act, entries: Sequence[TransferEntry]) -> Sequence[Written]:
    """Introduce members to another organisation. Both ends go on counting as before until they are received.

    Refused: a second open transfer, a unit that does not stand on the day, a member who does not belong there.
    """
    return keeping.add(act, TRANSFERS, entries, start_checker(entries))
