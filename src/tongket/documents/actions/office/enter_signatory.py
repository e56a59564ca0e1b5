"""Enter who signs which papers."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.documents.book import SIGNATORIES, SignatoryEntry
from tongket.documents.register.office_checks import check_signatory


@action("signatory.enter", event="signatory.entered", ledger="signatories", units=keeping.units(SIGNATORIES))
def enter_signatory(act: Act, entries: Sequence[SignatoryEntry]) -> Sequence[Written]:
    """Enter who signs which papers."""
    return keeping.add(act, SIGNATORIES, entries, check_signatory)
