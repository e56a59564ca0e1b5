"""What an office set for its badge rounds, each with the document that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tongket.organizations.local_values import queries as local_values
from tongket.rules.badge_windows import Coverage
from tongket.rules.badges import Coefficient
from tongket.rules.decision import Citation
from tongket.rules.load import value_on


@dataclass(frozen=True)
class RoundSettings:
    """The days each round covers, coefficients for levels the regulation leaves open, and whose day's salary counts."""

    coverage: Coverage = field(default_factory=dict)
    coverage_citations: Mapping[str, Citation] = field(default_factory=dict)
    coefficients: Mapping[int, Coefficient] = field(default_factory=dict)
    salary_day: str = "decided_on"


def settings_of(organization: int, on: date) -> RoundSettings:
    """What holds for the organisation on a day; nothing set means the usual window and the regulation's own money."""
    values = local_values.values_for(organization, on)
    days = values.of("badges/round_coverage")
    coefficients = values.of("badges/reward_coefficients")
    salary_day = values.get("badges/reward_salary_day")
    return RoundSettings(
        {_month_day(round_day): value.days for round_day, value in days.items()},
        {_month_day(round_day): value.citation for round_day, value in days.items()},
        {int(level): Coefficient(value.number, value.citation) for level, value in coefficients.items()},
        salary_day.value if salary_day else str(value_on("badges/reward_salary_day", on).value),
    )


def _month_day(written: str) -> str:
    """ "02-03" from "03/02"."""
    day, _, month = written.partition("/")
    return f"{month}-{day}"
