"""Enter as what members pay dues."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import CATEGORIES, CategoryEntry
from tongket.records.dues.checks import category_checker


@action("dues.categorize", event="dues.categorized", ledger="dues_categories", units=keeping.units(CATEGORIES))
def categorize(act: Act, entries: Sequence[CategoryEntry]) -> Sequence[Written]:
    """Enter as what members pay dues, from–until. What books of past months owe stays as it was written."""
    return keeping.add(act, CATEGORIES, entries, category_checker(entries))
