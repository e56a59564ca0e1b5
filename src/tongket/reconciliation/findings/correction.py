"""The wording a recorded value would have in place of the printed number, in the notation of the text."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from tongket.reconciliation.facts import Fact
from tongket.rules.notation import number_vi, round_half_up

COMPOSITE = re.compile(r"(\d[\d.]*)(\s*(?:tỷ|tỉ)\s*(?:đồng\s*)?)(\d+)", re.IGNORECASE)
LEADING_ZERO = re.compile(r"0\d")
UNDOTTED = re.compile(r"\d{4}")
MOST = 3
DOT_DECIMAL = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})")
"""A dot that can part no thousands: the decimal sign of another country."""


def correction(fact: Fact, text: str, value: Fraction, of: Decimal | None) -> str:
    """`value` in the unit of the text; `of` replaces the second number of "149/191", None leaves it as it stands."""
    printed = fact.number.of(text)
    # A fall is told in words ("giảm 5%"): a rise in its place is no matter of the number alone.
    if not printed or isinstance(fact.value, str) or (fact.value < 0) != (value < 0):
        return ""
    if composite := COMPOSITE.search(printed):
        whole = int(value)
        rest = f"{round((value - whole) * 1000):03d}".lstrip("0") or "0"
        return printed[: composite.start()] + number_vi(whole) + composite[2] + rest + printed[composite.end() :]
    first, slash, second = printed.partition("/")
    shown = _as_printed(value, max(fact.decimals, _own_decimals(value)), first)
    if not slash:
        return shown
    return f"{shown}/{second if of is None else _as_printed(Fraction(of), 0, second)}"


def _own_decimals(value: Fraction) -> int:
    """The decimals the recorded value has itself, where they are few; a quotient has as many as are printed."""
    return next((places for places in range(MOST + 1) if (value * 10**places).denominator == 1), 0)


def _as_printed(value: Fraction, decimals: int, printed: str) -> str:
    number = abs(round_half_up(Decimal(value.numerator) / Decimal(value.denominator), decimals))
    if LEADING_ZERO.fullmatch(printed.strip()) and 0 < number < 10 and not decimals:
        return f"{int(number):02d}"
    shown = number_vi(number)
    if DOT_DECIMAL.fullmatch(printed.strip()):
        return shown.replace(".", "").replace(",", ".")
    return shown.replace(".", "") if UNDOTTED.search(printed) else shown
