"""Units and hedges, as declared: what may be compared with what, and by which factor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import yaml

from tongket.reconciliation.facts import Fact
from tongket.rules.notation import normalise

DECLARED = yaml.safe_load(Path(__file__).with_name("measures.yaml").read_text(encoding="utf-8"))
HEDGES: Mapping[str, Mapping[str, int]] = DECLARED["hedges"]
BEHIND = re.compile(
    r"\s*("
    + "|".join(sorted((re.escape(u) for of in DECLARED["units"].values() for u in of), key=len, reverse=True))
    + r")(?!\w)",
    re.IGNORECASE,
)
PER = re.compile(r"\s*/|\s+(?:một|mỗi|trên)\s+")


@dataclass(frozen=True)
class Measure:
    """What is measured (`money`), how large the unit is, and what it is counted per ("người/năm")."""

    of: str
    size: int
    per: str


@cache
def measure(unit: str) -> Measure | None:
    """A unit as printed; None where it is none of the declared ones."""
    cleaned = normalise(unit).lower().rstrip(".")
    cut = PER.search(cleaned)
    own, per = (cleaned[: cut.start()], cleaned[cut.end() :]) if cut else (cleaned, "")
    for of, sizes in DECLARED["units"].items():
        if own in sizes:
            return Measure(of, sizes[own], per)
    return None


def factor(recorded: str, stated: str) -> Fraction | None:
    """How many stated units one recorded unit is; None where they measure different things.

    Where the text names no unit, or one of the two is not declared, the numbers are taken as they stand.
    """
    if not stated or normalise(recorded).lower() == normalise(stated).lower():
        return Fraction(1)
    mine, theirs = measure(recorded), measure(stated)
    if mine is None or theirs is None:
        return None if (mine or theirs) and _is_share(mine, theirs) else Fraction(1)
    return Fraction(mine.size, theirs.size) if mine.of == theirs.of else None


def unit_of(fact: Fact, text: str) -> str:
    """The unit as read; the one that stands right behind the number, where that measures another thing.

    "12,9 điểm %" is no percentage, and "42 km2" has a unit even where none was read.
    """
    behind = BEHIND.match(text, fact.number.end)
    if behind is None or fact.number.end == fact.number.start:
        return fact.unit
    own, printed = measure(fact.unit), measure(behind[1])
    differs = printed is not None and (own is None or own.of != printed.of)
    return behind[1] if differs else fact.unit


def unit_behind(text: str, end: int) -> str:
    """The declared unit that stands right behind a number; "" where none does."""
    found = BEHIND.match(text, end)
    return found[1] if found else ""


def is_points(unit: str) -> bool:
    """Percentage points: told like a percentage, and another thing."""
    found = measure(unit)
    return found is not None and found.of == "point"


def is_percent(unit: str) -> bool:
    found = measure(unit)
    return found is not None and found.of in ("share", "permille")


def _is_share(mine: Measure | None, theirs: Measure | None) -> bool:
    return any(one is not None and one.of in ("share", "point", "money") for one in (mine, theirs))
