"""A cell's dues for tests: xã Mẫu with values of its own, and short ways to enter lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.office import OFFICE
from tongket.access.gate import Passage
from tongket.organizations.local_values.actions.enter import enter
from tongket.organizations.local_values.book import LocalValueEntry
from tongket.records.dues.actions.categories.categorize import categorize
from tongket.records.dues.actions.collections.collect import collect
from tongket.records.dues.actions.kept.keep import keep
from tongket.records.dues.actions.remittances.remit import remit
from tongket.records.dues.book import CategoryEntry, CollectionEntry, KeptEntry, RemittanceEntry

YEAR = 2026
SINCE = date(2026, 2, 1)


def pays(member: int, cell: int, category: str = "pensioner", base: int | None = 6_000_000, **more: Any) -> Passage:
    """The member pays as this from February 2026."""
    entry = CategoryEntry(member, cell, category, more.pop("since", SINCE), base)
    return categorize(OFFICE, [replace(entry, **more)])


def paid(member: int, cell: int, month: int, collected: int, arrears: int = 0, **how: Any) -> Passage:
    """A line in the book of a month of 2026."""
    return collect(OFFICE, [CollectionEntry(member, cell, YEAR, month, collected, arrears)], **how)


def kept(organization: int, month: int, amount: int, **how: Any) -> Passage:
    """What an organisation kept of a month of 2026."""
    return keep(OFFICE, [KeptEntry(organization, YEAR, month, amount)], **how)


def sent(organization: int, month: int, amount: int, **how: Any) -> Passage:
    """What an organisation sent up of a month of 2026, on the fifth of the next."""
    day = date(YEAR, month + 1, 5) if month < 12 else date(YEAR + 1, 1, 5)
    return remit(OFFICE, [RemittanceEntry(organization, YEAR, month, amount, day)], **how)


def codes(passage: Passage) -> list[str]:
    """What was found."""
    return [found.finding.code for found in passage.found]


def own_values(organization: int, **values: str) -> None:
    """The office's own values from February 2026 on, by the words of the settings, all from one paper."""
    signed = date(2026, 2, 10)
    lines = [
        LocalValueEntry(organization, word, value, "01-QC/ĐU", signed, "Đảng ủy xã Mẫu", SINCE, article="Điều 3")
        for word, value in values.items()
    ]
    enter(OFFICE, lines)
