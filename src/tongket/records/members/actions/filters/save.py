"""Keep a filter of the register for oneself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.members.register.book import SAVED_FILTERS, SavedFilterEntry
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError


def named(entry: SavedFilterEntry) -> Iterable[Finding]:
    """A filter has a name, by which it is found again."""
    if not entry.name.strip():
        yield Finding("saved-filter-without-name")


@action("saved_filter.save", event="saved_filter.saved", ledger="saved_filters", units=keeping.units(SAVED_FILTERS))
def save(act: Act, entries: Sequence[SavedFilterEntry]) -> Sequence[Written]:
    """One keeps filters for oneself alone; the same name twice is refused."""
    if any(entry.user != act.actor.user for entry in entries):
        raise TongketError("access-denied", permission="saved_filter.save")
    return keeping.add(act, SAVED_FILTERS, entries, named)
