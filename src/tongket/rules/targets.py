"""Targets and indicators: met or not, and the exact ratios a report states. Nothing here is rounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tongket.rules.load import value_on

Exact = Decimal | Fraction | int


class Status(StrEnum):
    """How a target came out; UNKNOWN: result or plan is missing, which is never not met."""

    EXCEEDED = "exceeded"
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TargetCount:
    """`reached` counts met and exceeded together, as reports do ("đạt và vượt 26/30")."""

    total: int
    exceeded: int
    met: int
    not_met: int
    unknown: int

    @property
    def reached(self) -> int:
        return self.exceeded + self.met


@dataclass(frozen=True)
class Indicator:
    """One row of the list of common indicators; `attested` is False where no published report showed it."""

    id: str
    name: str
    unit: str
    direction: str
    group: str
    attested: bool


def status(direction: str, plan: Decimal | None, result: Decimal | None, tolerance: Decimal = Decimal(0)) -> Status:
    """Is the target exceeded, met or not met? A missing plan or result is unknown, never not met.

    `tolerance`, in the target's unit, is how far above (or below) still counts as just met or not quite missed.
    For yes_no the result is 1 or 0 and no plan is needed.
    """
    if result is None:
        return Status.UNKNOWN
    if direction == "yes_no":
        return Status.MET if result else Status.NOT_MET
    if plan is None:
        return Status.UNKNOWN
    better = {"higher": result - plan, "lower": plan - result}[direction]
    if better > tolerance:
        return Status.EXCEEDED
    return Status.MET if better >= -tolerance else Status.NOT_MET


def count(statuses: Iterable[Status]) -> TargetCount:
    """How many targets of each status."""
    found = list(statuses)
    return TargetCount(
        len(found), found.count(Status.EXCEEDED), found.count(Status.MET),
        found.count(Status.NOT_MET), found.count(Status.UNKNOWN),
    )  # fmt: skip


def ratio(result: Exact | None, base: Exact | None) -> Fraction | None:
    """Result in percent of the base (plan, budget or same period), exact; None where one is missing or base is 0."""
    if result is None or base is None or base == 0:
        return None
    return Fraction(result) / Fraction(base) * 100


def growth(result: Exact | None, same_period: Exact | None) -> Fraction | None:
    """Growth against the same period in percent, exact: 112.9 % of it is a growth of 12.9 %."""
    share = ratio(result, same_period)
    return None if share is None else share - 100


def implied(result: Exact, percent: Exact) -> Fraction | None:
    """The base that `percent` of it being `result` implies, exact: 370.740 at 104.7 % means a plan near 354.1."""
    return Fraction(result) / Fraction(percent) * 100 if percent else None


def shown(value: Fraction, decimals: int) -> Decimal:
    """An exact ratio as a decimal rounded half up (away from zero) to `decimals` places."""
    scale = 10**decimals
    whole = abs(value.numerator) * scale * 2 + value.denominator
    rounded = whole // (value.denominator * 2)
    return Decimal(rounded if value >= 0 else -rounded).scaleb(-decimals)


def indicators(on: date) -> tuple[Indicator, ...]:
    """The list of common indicators, a start for a commune's own."""
    return tuple(Indicator(id=key, **row) for key, row in value_on("targets/indicators", on).value.items())
