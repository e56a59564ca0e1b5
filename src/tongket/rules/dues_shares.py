"""How dues are split between the levels: what each keeps of what it collected or received, and what goes up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tongket.rules.decision import Citation, Decision, Finding
from tongket.rules.dues import NO_SETTINGS, Settings, month_of, rounded
from tongket.rules.load import DatedValue, value_files, value_if_known
from tongket.rules.vocabulary import wording

LEVELS = ("cell", "grassroots_organization", "superior_committee")
SETTING = "dues/kept_by_{level}"


@dataclass(frozen=True)
class Share:
    """The percent a level keeps, as a fraction, and what it rests on; None where no text and no setting says it."""

    percent: Fraction | None
    decision: Decision


@dataclass(frozen=True)
class Split:
    """Money of one month at one level, in đồng: `kept` and `up` are together what was there."""

    kept: int
    up: int


def setting_of(level: str) -> str:
    """The id under which the office enters the share of a level."""
    return SETTING.format(level=level)


def share_kept(level: str, month: date, *, of_commune: bool = True, settings: Settings = NO_SETTINGS) -> Share:
    """The share a level keeps in a month, in percent.

    `of_commune`: whether a grassroots organisation is a commune's. A text that names one share holds; where it names a
    range, or none is known, the office's own value is needed, with its citation. Sources: 342-QĐ/TW; since 01-QĐ/TW
    nothing was found.
    """
    rule = value_if_known("dues/shares", month)
    said: Mapping[str, Any] = rule.value[level] if rule else {}
    if rule and "minimum" not in said:
        name = "percent" if "percent" in said else "of_commune" if of_commune else "of_other"
        return Share(Fraction(said[name]), Decision((), (rule.citation,)))
    own = settings.get(setting_of(level))
    percent = _percent(own.value) if own else None
    if own is None or percent is None:
        missing = Finding("dues-share-missing", {"level": wording(level), "month": month_of(month)})
        return Share(None, Decision((missing,), (rule.citation,) if rule else ()))
    outside = _outside(level, percent, rule, said)
    return Share(percent, Decision(outside, (own.citation, *((rule.citation,) if rule else ()))))


def split(amount: int, percent: Fraction) -> Split:
    """An amount of zero đồng or more into what is kept and what goes up: nothing is lost between them."""
    kept = rounded(amount * percent / 100)
    return Split(kept, amount - kept)


def _outside(level: str, percent: Fraction, rule: DatedValue | None, said: Mapping[str, Any]) -> tuple[Finding, ...]:
    if rule is None or said["minimum"] <= percent <= said["maximum"]:
        return ()
    words = {"level": wording(level), "minimum": said["minimum"], "maximum": said["maximum"]}
    return (Finding("dues-share-outside", {"percent": shown_percent(percent), **words}, rule.citation),)


def _percent(text: str) -> Fraction | None:
    """ "70", "33,5" or "33.5" as a fraction of 100; None for what is none."""
    try:
        found = Fraction(text.strip().removesuffix("%").replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None
    return found if 0 <= found <= 100 else None


def shown_percent(percent: Fraction) -> str:
    """ "33,5": at most two decimals, cut off."""
    whole, rest = divmod(percent.numerator, percent.denominator)
    return str(whole) if not rest else f"{whole},{rest * 100 // percent.denominator:02d}".rstrip("0")


def form_numbers(on: date) -> Mapping[str, str]:
    """The numbers of the book (`book`) and of the quarterly report (`report`)."""
    found = value_if_known("dues/forms", on)
    numbers: Mapping[str, str] = (found or value_files()["dues/forms"].periods[0]).value
    return numbers


def citation_of_forms(on: date) -> Citation:
    """What the forms of the book and of the report rest on."""
    found = value_if_known("dues/forms", on)
    return (found or value_files()["dues/forms"].periods[0]).citation
