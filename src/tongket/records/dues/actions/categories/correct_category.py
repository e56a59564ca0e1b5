"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.dues.book import CATEGORIES, CategoryEntry
from tongket.records.dues.checks import category_checker


@action(
    "dues.correct_category",
    event="dues.category_corrected",
    ledger="dues_categories",
    units=keeping.units_of_kept(CATEGORIES),
)
def correct_category(act: Act, corrections: Sequence[Correction[CategoryEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be; months already in the books keep what they said."""
    entries = [correction.entry for correction in corrections]
    own = [correction.id for correction in corrections]
    return keeping.correct(act, CATEGORIES, corrections, category_checker(entries, own))
