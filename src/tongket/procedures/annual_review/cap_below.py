"""Which grassroots organisations under a province or the nation rated more members excellent than the cap allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tongket.organizations import queries as organizations
from tongket.organizations.local_values import queries as local_values
from tongket.procedures.annual_review.cap import CAP_RATE, CAP_SETTINGS, own_cap_of
from tongket.records.reviews.counting.units import Sought, units_beyond
from tongket.rules.periods import year_span
from tongket.rules.quotas import CapReport, Verdict, capped
from tongket.rules.quotas_rule import HUNDREDTHS, cap_rule


@dataclass(frozen=True)
class UnitBeyond:
    """A grassroots organisation whose excellent members pass the cap, under some readings or under all."""

    unit: int
    report: CapReport


def units_beyond_cap(unit: int, year: int, stage: str = "decided") -> Sequence[UnitBeyond]:
    """Every grassroots organisation under `unit` whose members pass the cap under at least one reading.

    The strictest reading picks them out in the database; each is then read under all, with the values its own levels
    above have entered. Raises `rule-value-unknown` where the year's cap was not found.
    """
    on = organizations.standing_day(unit, year_span(year)[1])
    rule = cap_rule(year)
    entered = local_values.entered(CAP_SETTINGS, on)
    rates = [Fraction(value.number) / HUNDREDTHS for value in entered if value.setting == CAP_RATE]
    numerator, denominator = min([rule.rate, *rates]).as_integer_ratio()
    found = units_beyond(Sought(unit, year, stage, on, numerator, denominator, rule.heads_apart))
    own = local_values.values_for_many([place for place, _ in found], on) if entered else {}
    reports = [
        UnitBeyond(place, capped(counts, cap_rule(year, own=own_cap_of(own[place])) if entered else rule))
        for place, counts in found
    ]
    return [each for each in reports if each.report.verdict is not Verdict.WITHIN]
