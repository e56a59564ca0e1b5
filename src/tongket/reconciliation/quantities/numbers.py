"""Digits to exact numbers: decimal commas, dots between thousands, and the ways both go wrong in print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = r"\d+(?:[.,]\d+)*"
_GROUPS = re.compile(r"\d{1,3}(?:[.]\d{3})+")
_FOREIGN_GROUPS = re.compile(r"\d{1,3}(?:[,]\d{3}){2,}")


@dataclass(frozen=True)
class Number:
    """An exact value, the digits printed behind its decimal sign, and whether the sign may mean thousands instead."""

    value: Decimal
    decimals: int = 0
    ambiguous: bool = False
    foreign: bool = False
    """Its separators are not those of Vietnamese papers: a decimal point, or commas between thousands."""


def parse(digits: str) -> Number:
    """The number behind `digits`, which match `NUMBER`. Never fails: misprints yield the most plausible value, marked.

    "1.300" → 1300; "370,740" → 370.740, ambiguous; "168.9" → 168.9, foreign; "1,187,93" → 1187.93, foreign.
    """
    signs = [sign for sign in digits if sign in ".,"]
    if not signs:
        return Number(Decimal(digits))
    if _GROUPS.fullmatch(digits):
        return Number(Decimal(digits.replace(".", "")), ambiguous=len(signs) == 1 and len(digits) <= 7)
    if _FOREIGN_GROUPS.fullmatch(digits):
        return Number(Decimal(digits.replace(",", "")), ambiguous=True, foreign=True)
    return _with_decimals(digits, signs)


def _with_decimals(digits: str, signs: list[str]) -> Number:
    """The last sign is the decimal one; those before it stand between thousands."""
    whole, _, fraction = digits.replace(",", ".").rpartition(".")
    last, before = signs[-1], set(signs[:-1])
    foreign = last == "." or "," in before
    ambiguous = foreign or (len(signs) == 1 and len(fraction) == 3)
    return Number(Decimal(f"{whole.replace('.', '')}.{fraction}"), len(fraction), ambiguous, foreign)
