"""Enter what was collected from members in a month."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.dues.assessing import assessed
from tongket.records.dues.book import COLLECTIONS, CollectionEntry
from tongket.records.dues.checks import collection_checker


@action("dues.collect", event="dues.collected", ledger="dues_collections", units=keeping.units(COLLECTIONS))
def collect(act: Act, entries: Sequence[CollectionEntry]) -> Sequence[Written]:
    """Enter a month's dues, one line a member, zero where nothing was paid. What each owes is reckoned and kept."""
    whole = assessed(entries)
    return keeping.add(act, COLLECTIONS, whole, collection_checker(whole))
