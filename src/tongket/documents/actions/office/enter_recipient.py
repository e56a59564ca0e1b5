"""Enter lines of “Nơi nhận”."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.documents.book import RECIPIENTS, RecipientEntry
from tongket.documents.register.office_checks import check_recipient


@action("recipient.enter", event="recipient.entered", ledger="recipients", units=keeping.units(RECIPIENTS))
def enter_recipient(act: Act, entries: Sequence[RecipientEntry]) -> Sequence[Written]:
    """Enter lines of “Nơi nhận”."""
    return keeping.add(act, RECIPIENTS, entries, check_recipient)
