"""What an office set for its badge rounds, each with the document that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tongket.rules.badge_windows import Coverage
from tongket.rules.badges import Coefficient
from tongket.rules.decision import Citation


@dataclass(frozen=True)
class RoundSettings:
    """The days each round covers, coefficients for levels the regulation leaves open, and whose day's salary counts."""

    coverage: Coverage | None = None
    coverage_citation: Citation | None = None
    coefficients: Mapping[int, Coefficient] = field(default_factory=dict)
    salary_day: str = "decided_on"


def settings_of(organization: int, on: date) -> RoundSettings:
    """What holds for the organisation on a day; nothing set means the usual window and the regulation's own money."""
    del organization, on
    return RoundSettings()
