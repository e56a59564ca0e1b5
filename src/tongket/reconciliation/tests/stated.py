"""Readings put together by hand: a text and what it states, without a reader."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from uuid import UUID

from tongket.organizations.queries import Unit
from tongket.reconciliation.facts import Attribute, Fact, Reading, Span
from tongket.reconciliation.findings.check import held
from tongket.reconciliation.findings.checked import Found
from tongket.reconciliation.findings.records.ledger import Ledger

NUMBER = re.compile(r"\d[\d.,]*(?:/\d+)?")
SENTENCE = re.compile(r"\.(?=\s)|\n")
UNIT = Unit(1, UUID(int=1), "mau", "Đảng bộ xã Mẫu", "grassroots_committee_organization", "", None, "Mẫu", 0,
            is_example=True, example_notice="", valid_from=date(2000, 1, 1), valid_until=None)  # fmt: skip


def says(
    text: str, quote: str, kind: str, value: str | int, *, of: int | None = None, of_role: str = "", unit: str = "",
    approx: str = "", part_of: int | None = None, after: int = 0, **attributes: Attribute,
) -> Fact:  # fmt: skip
    """A fact at the first place of `quote` from `after` on; its number is the first in the quote."""
    start = text.index(quote, after)
    printed = NUMBER.search(quote)
    number = Span(start, start)
    decimals = 0
    if printed:
        digits = printed[0].rstrip(".,")
        number = Span(start + printed.start(), start + printed.start() + len(digits))
        decimals = len(digits.rpartition(",")[2]) if "," in digits else 0
    stated = Decimal(value) if re.fullmatch(r"-?[\d.]+", str(value)) else str(value)
    return Fact(
        kind, stated, Span(start, start + len(quote)), number, quote, None if of is None else Decimal(of), of_role,
        unit, approx, decimals, attributes, len(SENTENCE.findall(text[:start])), part_of=part_of,
    )  # fmt: skip


def empty(year: int = 2023) -> Ledger:
    """A unit of which nothing is recorded."""
    return Ledger(UNIT, year, (), {})


def findings(text: str, *facts: Fact, year: int = 2023) -> list[Found]:
    """What is found in a text of a unit without records."""
    return list(held(Reading(text, facts, (), ()), empty(year)).findings)


def codes(text: str, *facts: Fact, year: int = 2023) -> list[str]:
    return [found.code for found in findings(text, *facts, year=year)]
