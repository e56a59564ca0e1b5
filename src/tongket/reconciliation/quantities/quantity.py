"""A number as it stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

PERCENT, POINTS = "%", "điểm %"


@dataclass(frozen=True)
class Quantity:
    """A number as it stands. `start`–`end` hold number and unit, `digits_end` ends the digits alone.

    `form`: count, fraction, percent, range, measure. `value` is None for a range, whose ends are `low` and `high`.
    `doubled`: printed with two units, "34,7% triệu đồng".
    """

    start: int
    end: int
    digits_end: int
    form: str
    value: Decimal | None
    of: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    measure: str = ""
    approx: str = ""
    decimals: int = 0
    ambiguous: bool = False
    foreign: bool = False
    worded: bool = False
    hedge_start: int = -1
    doubled: bool = False
