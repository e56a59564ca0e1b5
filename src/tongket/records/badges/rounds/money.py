"""The money that goes with the badges of a round, by level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.records.badges.rounds.settings import RoundSettings
from tongket.rules.badges import reward_amount
from tongket.rules.decision import Citation
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class RewardLine:
    """One level: how many badges, đồng for each and for all; None where no document known gives a coefficient."""

    level: int
    count: int
    each: int | None
    citations: Sequence[Citation]

    @property
    def total(self) -> int | None:
        return None if self.each is None else self.each * self.count


@dataclass(frozen=True)
class Rewards:
    """The lines, highest level first. `missing` says for which levels a coefficient has to be entered first."""

    lines: Sequence[RewardLine]
    missing: Sequence[TongketError]
    salary_on: date

    @property
    def count(self) -> int:
        return sum(line.count for line in self.lines)

    @property
    def total(self) -> int | None:
        """The sum in đồng; unknown as long as one level is."""
        if self.missing:
            return None
        return sum(line.total or 0 for line in self.lines)


def rewards_of(counts: Mapping[int, int], settings: RoundSettings, round_on: date, decided_on: date | None) -> Rewards:
    """Badges by level → money. The base salary is that of the decision, or of the round where the office says so.

    Before the decision is known the round's day stands in for it.
    """
    decided = decided_on or round_on
    salary_on = round_on if settings.salary_day == "round" else decided
    lines, missing = [], []
    for level, count in sorted(counts.items(), reverse=True):
        try:
            own = settings.coefficients.get(level)
            amount, citations = reward_amount(level, decided, salary_on=salary_on, own=own)
            lines.append(RewardLine(level, count, amount, citations))
        except TongketError as unknown:
            missing.append(unknown)
            lines.append(RewardLine(level, count, None, ()))
    return Rewards(lines, missing, salary_on)
