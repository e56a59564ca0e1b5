"""How far a group stands from its cap: how many more may be excellent, how many are too many, what base they need."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tongket.rules.quotas import CapReading
from tongket.rules.quotas_rule import limit_of, smallest_base_of


@dataclass(frozen=True)
class Room:
    """Under one reading and rate. `more`: how many rated good may still be raised to excellent.

    `too_many`: how many excellent must be lowered to good. `base_lacks`: how many more the base must hold so that all
    the excellent may stay. Moving one between good and excellent changes the base of the literal reading; all three
    reckon with it.
    """

    more: int
    too_many: int
    base_lacks: int


def room(counts: Mapping[str, int], reading: CapReading, rate: Fraction) -> Room:
    """How far `counts` stand from the limit of `reading` at `rate`, the ordinary or the exceptional one."""
    excellent, good = counts.get("excellent", 0), counts.get("good", 0)
    levels, rounding = reading.reading.levels, reading.reading.rounding

    def passed(raised: int) -> bool:
        base = reading.base - raised * (("good" in levels) - ("excellent" in levels))
        return excellent + raised > limit_of(base, rate, rounding)

    steps = range(-excellent, good + 1)
    first = bisect_left(steps, True, key=passed) - excellent  # the fewest raised that pass the limit
    lacks = smallest_base_of(excellent, rate, rounding) - reading.base
    return Room(more=max(0, first - 1), too_many=max(0, 1 - first), base_lacks=max(0, lacks))
