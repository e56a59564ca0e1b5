"""Ways to plant an error in a paper: a figure changed beyond what its printed number allows."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from tongket.reconciliation.findings.checked import Check, CheckedFact, State
from tongket.reconciliation.findings.intervals import Fit, fit
from tongket.reconciliation.findings.records.ledger import Ledger

PLAIN = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?")


@dataclass(frozen=True)
class Text:
    """A paper as text, with the records it was made from and what is found in it unchanged."""

    slug: str
    text: str
    ledger: Ledger
    check: Check


@dataclass(frozen=True)
class Plant:
    """One change: what stands where in its place."""

    way: str
    start: int
    end: int
    printed: str


def _number(printed: str) -> Decimal | None:
    try:
        return Decimal(printed.replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


def _digit(printed: str, chance: random.Random) -> str:
    place = chance.choice([at for at, sign in enumerate(printed) if sign.isdigit()])
    return printed[:place] + str((int(printed[place]) + chance.randint(1, 9)) % 10) + printed[place + 1 :]


def _turned(printed: str, chance: random.Random) -> str:
    places = [at for at in range(len(printed) - 1) if printed[at : at + 2].isdigit()]
    at = chance.choice(places) if places else 0
    return printed[:at] + printed[at : at + 2][::-1] + printed[at + 2 :] if places else printed


def _longer(printed: str, chance: random.Random) -> str:
    return printed.lstrip("0") + str(chance.randint(0, 9)) if printed.isdigit() else printed


def _shorter(printed: str, chance: random.Random) -> str:
    return printed[:-1] if printed.isdigit() and len(printed) > 1 else printed


def _moved(printed: str, chance: random.Random) -> str:
    """The decimal comma one place on, or lost."""
    whole, comma, rest = printed.partition(",")
    if not comma:
        return printed
    return whole.replace(".", "") + rest if chance.random() < 0.5 else f"{whole}{rest[0]},{rest[1:] or '0'}"


NUMBERS: Mapping[str, Callable[[str, random.Random], str]] = {
    "digit": _digit, "digits turned": _turned, "digit added": _longer, "digit lost": _shorter, "comma moved": _moved,
}  # fmt: skip
UNITS = {"tỷ đồng": "triệu đồng", "triệu đồng": "tỷ đồng", "tấn": "tạ", " ha": " km2", "km": "m"}


def bound(text: Text) -> list[CheckedFact]:
    """The figures held to a record."""
    return [
        one for one in text.check.facts if one.state is State.AGREES and one.fact.number.end > one.fact.number.start
    ]


def numbers(text: Text, chance: random.Random) -> Iterator[Plant]:
    for one in bound(text):
        printed = one.fact.number.of(text.text)
        if isinstance(one.fact.value, str) or one.recorded is None:
            continue
        first = printed.partition("/")[0].strip()
        if not PLAIN.fullmatch(first):
            continue
        for way, change in NUMBERS.items():
            changed = change(first, chance)
            if PLAIN.fullmatch(changed) and _is_beyond(one, changed):
                yield Plant(way, one.fact.number.start, one.fact.number.start + len(first), changed)


def _is_beyond(one: CheckedFact, changed: str) -> bool:
    """The changed number no longer allows the recorded value, and is another number."""
    value = _number(changed)
    if value is None or value == one.fact.value or one.recorded is None:
        return False
    altered = replace(one.fact, value=value, decimals=len(changed.partition(",")[2]))
    return fit(altered, Fraction(one.recorded)) is Fit.NONE


def units(text: Text, chance: random.Random) -> Iterator[Plant]:
    for one in bound(text):
        if one.fact.kind != "indicator_value" or "%" in one.fact.unit:
            continue
        behind = text.text[one.fact.number.end : one.fact.number.end + 12]
        unit = next((unit for unit in UNITS if behind.strip().startswith(unit.strip())), None)
        if unit is not None:
            at = one.fact.number.end + behind.index(unit.strip())
            yield Plant("unit", at, at + len(unit.strip()), UNITS[unit].strip())


def points(text: Text, chance: random.Random) -> Iterator[Plant]:
    """A percentage told in points, or as an amount."""
    for one in bound(text):
        if one.fact.kind == "indicator_growth" and text.text[one.fact.number.end] == "%":
            yield Plant("percent for point", one.fact.number.end, one.fact.number.end + 1, " điểm %")
        if one.fact.kind == "indicator_value" and text.text[one.fact.number.end] == "%":
            yield Plant("amount for percent", one.fact.number.end, one.fact.number.end + 1, " triệu đồng")


def wholes(text: Text, chance: random.Random) -> Iterator[Plant]:
    """The second number of "149/191"."""
    for one in bound(text):
        printed = one.fact.number.of(text.text)
        if one.fact.of is not None and (found := re.fullmatch(r"[\d.]+\s*/\s*([\d.]+)", printed)):
            changed = _digit(found[1], chance)
            if _number(changed) != one.fact.of:
                start = one.fact.number.start + found.start(1)
                yield Plant("whole", start, start + len(found[1]), changed)


def periods(text: Text, chance: random.Random) -> Iterator[Plant]:
    """The day of the meeting, the year reported on, the years of a badge."""
    for one in text.check.facts:
        number = one.fact.number if one.fact.number.end > one.fact.number.start else one.fact.at
        printed = number.of(text.text)
        if one.state is State.AGREES and one.fact.kind in ("meeting_date", "report_year"):
            changed = _digit(printed, chance)
            if changed != printed:
                yield Plant("period", number.start, number.end, changed)
        if one.state is State.AGREES and one.tag.startswith("badges."):
            years = re.search(r"(\d{2}) năm tuổi", text.text[one.fact.at.start : one.fact.at.end + 40])
            if years:
                start = one.fact.at.start + years.start(1)
                other = chance.choice([level for level in ("35", "60", "70", "75", "80") if level != years[1]])
                yield Plant("period", start, start + 2, other)


KINDS: tuple[Callable[[Text, random.Random], Iterator[Plant]], ...] = (numbers, wholes, units, points, periods)
