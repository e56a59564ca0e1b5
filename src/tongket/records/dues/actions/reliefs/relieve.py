"""Enter exemptions from dues and reductions."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import RELIEFS, ReliefEntry
from tongket.records.dues.checks import relief_checker


@action("dues.relieve", event="dues.relieved", ledger="dues_reliefs", units=keeping.units(RELIEFS))
def relieve(act: Act, entries: Sequence[ReliefEntry]) -> Sequence[Written]:
    """Enter exemptions and reductions with their ground, days and decision."""
    return keeping.add(act, RELIEFS, entries, relief_checker(entries))
