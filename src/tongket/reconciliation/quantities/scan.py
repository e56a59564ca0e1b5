"""Every number of a text: its value, whole, unit, hedge and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from heapq import merge

from tongket.reconciliation.grammar.load import alternatives, grammar
from tongket.reconciliation.quantities.numbers import NUMBER, parse
from tongket.reconciliation.quantities.quantity import PERCENT, POINTS, Quantity
from tongket.reconciliation.quantities.words import worded

_N = rf"(?<![\d/])(?<!\d[.,])(?P<a>{NUMBER})"
_BILLION, _MILLION, _THOUSAND = r"(?:tỷ|tỉ)", r"(?:triệu|tr)", r"(?:nghìn|ngàn)"
_DONG = r"(?:\s?(?:đồng|đ)\b)"


def quantities(text: str, taken: bytearray) -> Iterator[Quantity]:
    """The quantities of a text in small letters, in its order. Places marked in `taken` are passed over."""
    yield from merge(
        _in_digits(text, taken), (_hedged(text, one) for one in worded(text, taken)), key=lambda one: one.start
    )


def _in_digits(text: str, taken: bytearray) -> Iterator[Quantity]:
    for match in _pattern().finditer(text):
        start = match.start("a")
        if taken.find(1, start, match.end()) >= 0:
            continue
        found = _quantity(match)
        if found.form == "range" and re.search(r"%\s?-\s?$", text[max(0, start - 4) : start]):
            yield from (_hedged(text, _quantity(one)) for one in _alone().finditer(text, start, match.end()))
            continue
        yield _hedged(text, found)


def _quantity(match: re.Match[str]) -> Quantity:
    parts = match.groupdict()
    first = parse(parts["a"])
    start, end = match.start("a"), match.end()
    if parts["small"]:
        below = parse(parts["small"])
        value = first.value + below.value / 1000
        unit = f"{parts['big']} đồng"
        decimals = max(0, -int(value.as_tuple().exponent))
        return Quantity(start, end, end, "measure", value, unit=unit, measure="money", decimals=decimals)
    if parts["whole"]:
        whole = parse(parts["whole"]).value
        unit, measure = _unit(parts)
        form = "measure" if unit and unit not in (PERCENT, POINTS) else "fraction"
        return Quantity(
            start, end, match.end("whole"), form, first.value, of=whole, unit=unit, measure=measure,
            decimals=first.decimals, ambiguous=first.ambiguous,
        )  # fmt: skip
    if parts["second"]:
        return _range(match, start, end)
    if parts["money"]:
        unit = " ".join(parts["money"].split())
        return Quantity(
            start, end, match.end("a"), "measure", first.value, unit=unit, measure="money", decimals=first.decimals,
            doubled=True,
        )  # fmt: skip
    unit, measure = _unit(parts)
    form = "percent" if unit in ("%", "‰", POINTS) else "measure" if unit else "count"
    return Quantity(
        start, end, match.end("a"), form, first.value, unit=unit, measure=measure, decimals=first.decimals,
        ambiguous=first.ambiguous, foreign=first.foreign,
    )  # fmt: skip


def _range(match: re.Match[str], start: int, end: int) -> Quantity:
    parts = match.groupdict()
    first, second = parse(parts["a"]), parse(parts["second"])
    unit, measure = _unit(parts)
    return Quantity(
        start, end, match.end("second"), "range", None, low=first.value, high=second.value, unit=unit, measure=measure,
        decimals=max(first.decimals, second.decimals),
    )  # fmt: skip


def _unit(parts: dict[str, str | None]) -> tuple[str, str]:
    if parts["percent"]:
        return ("‰" if "‰" in parts["percent"] else POINTS if "điểm" in parts["percent"] else PERCENT), "percent"
    unit = parts["unit"]
    if not unit:
        return "", ""
    return " ".join(unit.split()) + " ".join((parts["behind"] or "").split()), _measure(unit)


@cache
def _measures() -> dict[str, str]:
    return {word: name for name, words in grammar("numbers")["units"].items() for word in words}


def _measure(unit: str) -> str:
    return _measures().get(" ".join(unit.split()), "")


@cache
def _alone() -> re.Pattern[str]:
    """A number and its percent sign: the parts of "29% - 31,4% - 39,6%"."""
    none = "".join(f"(?P<{name}>$^)?" for name in ("small", "big", "whole", "second", "unit", "behind", "money"))
    return re.compile(rf"(?P<a>{NUMBER})\s?(?P<percent>%)?{none}")


@cache
def _pattern() -> re.Pattern[str]:
    """A number, with what may follow: percent, a second number after "/", "-" or "đến", triệu behind tỷ, a unit."""
    units = alternatives(_measures())
    behind = alternatives(grammar("numbers")["behind_unit"])
    percent = r"\s{0,3}(?P<percent>(?:điểm\s)?(?:%|‰|phần trăm))(?P<money>\s(?:tỷ|triệu) đồng)?"
    unit = rf"\s{{0,3}}(?P<unit>{units})(?![\wđ²³]|\s*chí)(?P<behind>\s?(?:{behind})\b)?"
    small = rf"(?P<small>\d{{1,3}}(?:,\d+)?)\s?(?:{_MILLION}|{_THOUSAND})"
    mixed = rf"\s?(?P<big>{_BILLION}|{_MILLION}){_DONG}?\s{small}{_DONG}?"
    over = rf"\s?(?:{units}|đồng chí|đảng viên|đại biểu)?\s?/|\s(?:trên|trong)\s(?:(?:tổng\s)?số)?"
    fraction = rf"(?:{over})\s?(?P<whole>(?>{NUMBER}))(?!/)"
    ranged = rf"(?:\s?%|\s?(?:{units}))?\s?(?:-|đến)\s?(?P<second>(?>{NUMBER}))(?!\s?%?\s?[-/]\s?\d)"
    return re.compile(rf"{_N}(?:{mixed}|(?:{fraction}|{ranged})?(?:{percent}|{unit})?)")


@cache
def _hedges() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str], dict[str, str]]:
    before = {word: side for side, words in grammar("numbers")["hedges_before"].items() for word in words}
    compared = "".join(f"(?!(?<={word} )hơn)" for word in ("thấp", "cao", "nhiều", "ít", "lớn"))
    behind = {word: side for side, words in grammar("numbers")["hedges_behind"].items() for word in words}
    return (
        re.compile(rf"(?<![\wđ]){compared}({alternatives(before)})\s+(?:được\s+|có\s+|là\s+)?$"),
        before,
        re.compile(rf"(?:/năm|/người)?\s+(?:[a-zà-ỹđ]+\s+){{0,3}}?({alternatives(behind)})"),
        behind,
    )


def _hedged(text: str, found: Quantity) -> Quantity:
    """With the side on which the true value may lie; "từ" is a hedge only without "đến" or "lên" behind it."""
    pattern, sides, behind, sides_behind = _hedges()
    window_start = max(0, found.start - 24)
    match = pattern.search(text[window_start : found.start])
    if match:
        word = " ".join(match[1].split())
        rest = text[found.end : found.end + 60]
        if word != "từ" or (
            not re.match(r"[^.;]{0,45}?(?<!trở )\b(?:lên|đến|xuống|tới|còn)\b", rest) and found.form != "range"
        ):
            return replace(found, approx=sides[word], hedge_start=window_start + match.start(1))
    after = behind.match(text, found.end, found.end + 40)
    if after and "hoàn thành" not in after[0] and "tốt" not in after[0]:
        return replace(found, approx=sides_behind[after[1]])
    return found
