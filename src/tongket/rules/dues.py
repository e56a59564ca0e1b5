"""Party dues: what a member owes for a month under the rule of that month, and how money is split between levels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.load import DatedValue, value_if_known, value_on
from tongket.rules.notation import date_vi, number_vi
from tongket.rules.periods import add_months
from tongket.rules.vocabulary import wording

REGIONAL_WAGE = "regional_wage"
FIXED, REGION = "dues/fixed_amount", "dues/region"
PERCENT = 100


@dataclass(frozen=True)
class Setting:
    """A value the office entered itself, with the document it rests on."""

    value: str
    citation: Citation


Settings = Mapping[str, Setting]
NO_SETTINGS: Settings = MappingProxyType({})


@dataclass(frozen=True)
class Relief:
    """An exemption or a reduction: its ground, the percent taken off, its first and last day, whether requested."""

    ground: str
    percent: int
    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True)
class DuesAnswer:
    """What is owed for a month, in đồng; None where it cannot be told. `base` is what the share was taken of."""

    amount: int | None
    exempt: bool = False
    base: int | None = None
    decision: Decision = field(default_factory=Decision)


def month_of(day: date) -> str:
    """01/2026, as books write a month."""
    return f"{day.month:02d}/{day.year}"


def categories(month: date) -> tuple[str, ...]:
    """The categories of payers in a month. Raises `rule-value-unknown` before April 2011."""
    return tuple(value_on("dues/rates", month).value)


def needs_base(category: str, month: date) -> bool:
    """Whether what a member of this category owes is a share of an amount of their own."""
    rule = value_on("dues/rates", month).value.get(category, {})
    return "of" in rule and rule["of"] != REGIONAL_WAGE


def amount_due(
    category: str,
    month: date,
    base: int | None = None,
    *,
    party_age_months: int | None = None,
    reliefs: Sequence[Relief] = (),
    settings: Settings = NO_SETTINGS,
) -> DuesAnswer:
    """What a member owes for the month of `month` (its first day), in whole đồng, with what it rests on.

    `base`: the month's salary, pension or benefit in đồng, where the category pays a share of it. `settings` hold the
    office's own values: `dues/fixed_amount` (đồng) and `dues/region` (I to IV). What cannot be told stays None, and a
    finding says what to enter. Source: 342-QĐ/TW until January 2026, 01-QĐ/TW from February 2026.
    """
    rates = value_on("dues/rates", month)
    exempt = _exempt(month, party_age_months, reliefs)
    if exempt is not None:
        return DuesAnswer(0, True, None, Decision((), exempt))
    if not category:
        finding = Finding("dues-category-missing", {"month": month_of(month)})
        return DuesAnswer(None, False, None, Decision((finding,), (rates.citation,)))
    if category not in rates.value:
        words = {"category": wording(category, "dues_category"), "month": month_of(month)}
        finding = Finding("dues-category-unknown", words)
        return DuesAnswer(None, False, None, Decision((finding,), (rates.citation,)))
    full = _full(category, rates, month, base, settings)
    if full.amount is None:
        return full
    return _reduced(full, month, reliefs)


def _exempt(month: date, party_age_months: int | None, reliefs: Sequence[Relief]) -> Sequence[Citation] | None:
    """What exempts in the month; None where nothing does."""
    rule = value_if_known("dues/exemptions", month)
    if rule is not None and party_age_months is not None and party_age_months >= rule.value["party_age_years"] * 12:
        return (rule.citation,)
    full = [relief for relief in standing(reliefs, month) if relief.percent == PERCENT]
    if not full:
        return None
    known = [found for name in ("dues/exemptions", "dues/hardship") if (found := value_if_known(name, month))]
    return tuple(dict.fromkeys(found.citation for found in known))


def _full(category: str, rates: DatedValue, month: date, base: int | None, settings: Settings) -> DuesAnswer:
    """The whole amount of a category, before any relief."""
    rule: Mapping[str, Any] = rates.value[category]
    cited: tuple[Citation, ...] = (rates.citation,)
    if "amount" in rule:
        return DuesAnswer(rule["amount"], False, None, Decision((), cited))
    if "fixed" in rule:
        return _fixed(rule, rates, month, settings)
    if rule["of"] == REGIONAL_WAGE:
        region = settings.get(REGION)
        wages = value_on("dues/regional_wage", month)
        if region is None or region.value not in wages.value:
            missing = Finding("dues-region-missing", {"month": month_of(month)})
            return DuesAnswer(None, False, None, Decision((missing,), cited))
        base, cited = wages.value[region.value], (*cited, wages.citation, region.citation)
    if base is None:
        missing = Finding("dues-base-missing", {"category": wording(category, "dues_category")})
        return DuesAnswer(None, False, None, Decision((missing,), cited))
    return DuesAnswer(rounded(base * _fraction(rule["rate"])), False, base, Decision((), cited))


def _fixed(rule: Mapping[str, Any], rates: DatedValue, month: date, settings: Settings) -> DuesAnswer:
    """The office's own amount within the range that the text names."""
    own, limits = settings.get(FIXED), rule["fixed"]
    shown = {"minimum": number_vi(limits["minimum"]), "maximum": number_vi(limits["maximum"])}
    if own is None or not own.value.isdigit():
        missing = Finding("dues-fixed-amount-missing", {"month": month_of(month), **shown})
        return DuesAnswer(None, False, None, Decision((missing,), (rates.citation,)))
    amount, cited = int(own.value), (rates.citation, own.citation)
    if not limits["minimum"] <= amount <= limits["maximum"]:
        outside = Finding("dues-fixed-amount-outside", {"amount": number_vi(amount), **shown}, rates.citation)
        return DuesAnswer(None, False, None, Decision((outside,), cited))
    share = _fraction(rule["rate"]) if "rate" in rule else Fraction(1)
    return DuesAnswer(rounded(amount * share), False, amount, Decision((), cited))


def _reduced(full: DuesAnswer, month: date, reliefs: Sequence[Relief]) -> DuesAnswer:
    """Less the largest relief that stands in the month."""
    percent = max((relief.percent for relief in standing(reliefs, month)), default=0)
    if not percent or full.amount is None:
        return full
    rule = value_if_known("dues/hardship", month)
    cited = (*full.decision.citations, rule.citation) if rule else full.decision.citations
    amount = rounded(full.amount * Fraction(PERCENT - percent, PERCENT))
    return DuesAnswer(amount, False, full.base, Decision(full.decision.findings, cited))


def standing(reliefs: Sequence[Relief], month: date) -> list[Relief]:
    """The reliefs that hold on the first day of a month."""
    return [r for r in reliefs if r.started_on <= month and (r.ended_on is None or month <= r.ended_on)]


def relief_allowed(relief: Relief, *, decided: bool) -> Decision:
    """May this relief be given? `decided`: whether a decision stands behind it, with number and day.

    Where no text of the time is known the relief rests on its decision alone.
    """
    exemptions = value_if_known("dues/exemptions", relief.started_on)
    hardship = value_if_known("dues/hardship", relief.started_on)
    if exemptions is None or hardship is None:
        known = () if decided else (Finding("dues-relief-rule-unknown", {"on": date_vi(relief.started_on)}),)
        return Decision(known, ())
    if relief.ground in exemptions.value["grounds"]:
        whole = {"ground": wording(relief.ground, "dues_ground"), "percent": relief.percent}
        wrong = Finding("dues-exemption-not-whole", whole, exemptions.citation)
        return Decision(() if relief.percent == PERCENT else (wrong,), (exemptions.citation,))
    return Decision(tuple(_hardship(relief, hardship)), (hardship.citation,))


def _hardship(relief: Relief, rule: DatedValue) -> Sequence[Finding]:
    found = []
    if relief.percent not in rule.value["percents"]:
        listed = ", ".join(map(str, rule.value["percents"]))
        found.append(Finding("dues-relief-percent", {"percent": relief.percent, "percents": listed}, rule.citation))
    months = rule.value["maximum_months"]
    last = add_months(relief.started_on, months)
    if relief.ended_on is None or relief.ended_on >= last:
        found.append(Finding("dues-relief-too-long", {"months": months}, rule.citation))
    return found


def rounded(amount: Fraction) -> int:
    """Whole đồng, halves up, as `dues/practice` says. For amounts of zero and more."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def _fraction(raw: Mapping[str, int]) -> Fraction:
    return Fraction(raw["numerator"], raw["denominator"])
