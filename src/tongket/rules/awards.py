"""Commendation: the title on the day, the rating it needs, the years in a row, and the money that goes with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.errors import TongketError
from tongket.rules.load import value_on
from tongket.rules.vocabulary import wording


@dataclass(frozen=True)
class AwardTitle:
    """A title by identifier and as printed on the day."""

    id: str
    name: str
    citation: Citation


def title_on(subject: str, on: date) -> AwardTitle:
    """The national title for `subject` (organization or member) on `on`. Raises `rule-value-unknown`."""
    rule = value_on("awards/titles", on)
    row = rule.value[subject]
    return AwardTitle(row["title"], row["name"], rule.citation)


def may_be_commended(rating: str | None, on: date) -> Decision:
    """Does the rating allow a periodic commendation on `on`? A missing rating is a finding without citation."""
    rule = value_on("awards/precondition", on)
    if rating is None:
        return Decision((Finding("award-rating-missing"),), (rule.citation,))
    if rating == rule.value:
        return Decision((), (rule.citation,))
    words = {"needed": wording(rule.value), "rating": wording(rating)}
    return Decision((Finding("award-needs-excellent", words, rule.citation),), (rule.citation,))


def streak(years_excellent: Collection[int], last_year: int) -> int:
    """How many years in a row, up to and with `last_year`, were rated excellent."""
    length = 0
    while last_year - length in years_excellent:
        length += 1
    return length


def has_five_years(years_excellent: Collection[int], last_year: int, on: date) -> bool:
    """True if the years in a row reach what the five-year title needs."""
    return streak(years_excellent, last_year) >= int(value_on("awards/streak_years", on).value)


def money(subject: str, period: str, form: str, on: date) -> int:
    """The money of a periodic commendation in đồng (subject: member, cell, grassroots_organization).

    Raises `award-money-unknown` where no document with the figure was found.
    """
    rows = [*value_on("awards/rewards", on).value, *value_on("awards/cell_rewards", on).value]
    wanted = (subject, period, form)
    times = [row["times"] for row in rows if (row["subject"], row["period"], row["form"]) == wanted]
    if not times or times[0] is None:
        raise TongketError("award-money-unknown", form=wording(form), period=wording(period))
    amount = Decimal(times[0]) * value_on("awards/base_salary", on).value
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
