"""Enter values of the office's own."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.organizations.local_values.book import LOCAL_VALUES, LocalValueEntry
from tongket.organizations.local_values.checks import value_checker


@action("local_value.enter", event="local_value.entered", ledger="local_values", units=keeping.units(LOCAL_VALUES))
def enter(act: Act, entries: Sequence[LocalValueEntry]) -> Sequence[Written]:
    """Enter values that no regulation held here fixes, each with its document; one without a document is refused."""
    return keeping.add(act, LOCAL_VALUES, entries, value_checker(entries))
