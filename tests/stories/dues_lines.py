"""A line in each book of dues: the examples are of years whose dues nobody entered."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.office import OFFICE
from tongket.access.book import Kept
from tongket.records.dues.actions.categories.categorize import categorize
from tongket.records.dues.actions.collections.collect import collect
from tongket.records.dues.actions.kept.keep import keep
from tongket.records.dues.actions.reliefs.relieve import relieve
from tongket.records.dues.actions.remittances.remit import remit
from tongket.records.dues.book import CategoryEntry, CollectionEntry, KeptEntry, ReliefEntry, RemittanceEntry

YEAR, MONTH, DAY = 2023, 11, date(2023, 12, 20)


def enter_dues(member: Kept[Any]) -> None:
    """One member's November: 30.000 đồng of a pension, of which the cell keeps 12.000 and sends up 18.000."""
    cell = member.entry.organization
    categorize(OFFICE, [CategoryEntry(member.id, cell, "pensioner", date(2023, 1, 1), 6_000_000, date(2026, 1, 31))])
    granted = ReliefEntry(member.id, cell, "hardship", date(2023, 6, 1), 50, date(2023, 8, 31), "05-NQ/CB", DAY)
    relieve(OFFICE, [granted])
    collect(OFFICE, [CollectionEntry(member.id, cell, YEAR, MONTH, 30_000)])
    keep(OFFICE, [KeptEntry(cell, YEAR, MONTH, 12_000)])
    remit(OFFICE, [RemittanceEntry(cell, YEAR, MONTH, 18_000, DAY)])
