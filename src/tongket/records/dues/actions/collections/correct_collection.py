"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.dues.assessing import assessed
from tongket.records.dues.book import COLLECTIONS, CollectionEntry
from tongket.records.dues.checks import collection_checker


@action(
    "dues.correct_collection",
    event="dues.collection_corrected",
    ledger="dues_collections",
    units=keeping.units_of_kept(COLLECTIONS),
)
def correct_collection(act: Act, corrections: Sequence[Correction[CollectionEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be; what is owed is reckoned anew."""
    whole = assessed([correction.entry for correction in corrections])
    changed = [replace(correction, entry=entry) for correction, entry in zip(corrections, whole, strict=True)]
    return keeping.correct(act, COLLECTIONS, changed, collection_checker(whole, [each.id for each in changed]))
