"""The cap on “excellent” as it stands for a year: its share, its readings, what the office's superior says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tongket.rules.decision import Certainty, Citation
from tongket.rules.load import DatedValue, value_if_known, value_on
from tongket.rules.notation import number_vi
from tongket.rules.periods import year_span
from tongket.rules.ratings.kinds import PERSONS

BASES: Mapping[str, Sequence[str]] = {
    "good_only": ("good",),
    "good_or_better": ("excellent", "good"),
    "all_rated": ("excellent", "good", "completed", "not_completed"),
}
HUNDREDTHS = 100


@dataclass(frozen=True)
class OwnCap:
    """What documents of the office's superior say of the cap, each with its citation; None where they say nothing.

    `rate` and `exceptional_rate` are shares (1/5), `base` and `rounding` the words of a reading.
    """

    rate: tuple[Fraction, Citation] | None = None
    exceptional_rate: tuple[Fraction, Citation] | None = None
    base: tuple[str, Citation] | None = None
    rounding: tuple[str, Citation] | None = None

    @property
    def citations(self) -> Sequence[Citation]:
        said = (self.rate, self.exceptional_rate, self.base, self.rounding)
        return tuple(dict.fromkeys(value[1] for value in said if value is not None))


NOTHING_OWN = OwnCap()


@dataclass(frozen=True)
class Reading:
    """One way of reading the rule: the levels its base counts, and how a broken limit is rounded."""

    id: str
    base: str
    rounding: str
    levels: Sequence[str]
    label: Mapping[str, str]


@dataclass(frozen=True)
class CapRule:
    """The cap of one year for one kind of subject.

    `default` is the reading the regime takes, or the superior's document; `settled`: such a document says base and
    rounding both. `rounding_said` is False where the text is silent on rounding. `heads_apart`: the head is not counted
    in the members' share. `citations`: the office's documents first, then the regulation.
    """

    year: int
    rate: Fraction
    exceptional_rate: Fraction | None
    readings: Sequence[Reading]
    default: str
    settled: bool
    rounding_said: bool
    group: str | None
    heads_apart: bool
    citation: Citation
    citations: Sequence[Citation]
    certainty: Certainty


def cap_rule(year: int, subject: str = "member", own: OwnCap = NOTHING_OWN) -> CapRule:
    """The cap for `subject` (member, key_cadre, organization, leadership_collective) in `year`.

    What `own` says goes before the regulation; where the regulation was not found, `own` must say rate, base and
    rounding. Raises `rule-value-unknown` where something of these is not known.
    """
    last_day = year_span(year)[1]
    name = "quotas/excellent_cap" if subject in PERSONS else "quotas/excellent_cap_of_bodies"
    complete = own.rate is not None and own.base is not None and own.rounding is not None
    value = value_if_known(name, last_day) if complete else value_on(name, last_day)
    said = _said(value)
    rate = own.rate[0] if own.rate else said["rate"]
    base = own.base[0] if own.base else said["base"]
    rounding = own.rounding[0] if own.rounding else said["rounding"]
    regulation = (value.citation,) if value else ()
    citations = (*own.citations, *regulation)
    leading = [found[1] for found in (own.rate, own.base) if found] or list(citations)
    return CapRule(
        year=year,
        rate=rate,
        exceptional_rate=own.exceptional_rate[0] if own.exceptional_rate else said["exceptional_rate"],
        readings=_readings(rate, last_day.year),
        default=f"{base}.{rounding}",
        settled=own.base is not None and own.rounding is not None,
        rounding_said=own.rounding is not None or said["rounding_said"],
        group=said["group"],
        heads_apart=said["heads_apart"],
        citation=leading[0],
        citations=citations,
        certainty=leading[0].certainty,
    )


def limit_of(base: int, rate: Fraction, rounding: str) -> int:
    """The most that may be excellent of `base`: exact, then rounded `floor` or `half_up`."""
    share, whole = base * rate.numerator, rate.denominator
    return (2 * share + whole) // (2 * whole) if rounding == "half_up" else share // whole


def smallest_base_of(excellent: int, rate: Fraction, rounding: str) -> int:
    """The smallest base whose limit reaches `excellent`."""
    twice = 2 * excellent - 1 if rounding == "half_up" else 2 * excellent
    return max(0, -(-twice * rate.denominator // (2 * rate.numerator)))


def percent(rate: Fraction) -> str:
    """ "20%", "22,5%": the share as a Vietnamese paper prints it."""
    shown = rate * HUNDREDTHS
    return f"{number_vi(Decimal(shown.numerator) / Decimal(shown.denominator))}%"


def _said(value: DatedValue | None) -> Mapping[str, Any]:
    """What the regulation says, its shares as fractions; where it was not found, nothing."""
    if value is None:
        return {"exceptional_rate": None, "rounding_said": False, "group": None, "heads_apart": False}
    rates = {name: _fraction(value.value[name]) for name in ("rate", "exceptional_rate")}
    return {**value.value, **rates}


def _readings(rate: Fraction, year: int) -> Sequence[Reading]:
    wordings: Mapping[str, Mapping[str, str]] = value_on("quotas/readings", year_span(year)[1]).value
    vietnamese = percent(rate)
    english = vietnamese.replace(",", ".")
    return tuple(
        Reading(
            name, said["base"], said["rounding"], BASES[said["base"]],
            {"vi": f"{vietnamese} {said['vi']}", "en": f"{english} {said['en']}"},
        )
        for name, said in wordings.items()
    )  # fmt: skip


def _fraction(raw: Mapping[str, int] | None) -> Fraction | None:
    return None if raw is None else Fraction(raw["numerator"], raw["denominator"])
