"""Commendation: the title on the day, the rating it needs, and the money that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.errors import TongketError
from tongket.rules.load import DatedValue, value_if_known, value_on
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


def rating_needed(on: date) -> DatedValue | None:
    """The rating a periodic commendation asks for on `on`; None where no rule of the day is known."""
    return value_if_known("awards/precondition", on)


def may_be_commended(rating: str | None, on: date) -> Decision:
    """Does the rating allow a periodic commendation on `on`? A missing rating is a finding without citation."""
    rule = value_on("awards/precondition", on)
    if rating is None:
        return Decision((Finding("award-rating-missing"),), (rule.citation,))
    if rating == rule.value:
        return Decision((), (rule.citation,))
    words = {"needed": wording(rule.value), "rating": wording(rating)}
    return Decision((Finding("award-needs-excellent", words, rule.citation),), (rule.citation,))


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
