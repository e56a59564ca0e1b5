"""Numbers written as words: "hai chi bộ", "mười hai đồng chí", "một nửa số khu phố"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from tongket.reconciliation.grammar.load import alternatives, grammar, written
from tongket.reconciliation.quantities.quantity import PERCENT, Quantity

_CLASSES = (
    "member",
    "delegate",
    "cell",
    "party_organization",
    "collective",
    "individual",
    "session",
    "target",
    "criterion",
)
# "một đồng chí" counts where something is listed or given; elsewhere it only means "a".
_BEFORE_ONE = r"(?<=có )|(?<=cho )|(?<=và )|(?<=còn )|(?<=gồm )|(?<=với )|(?<=, )|(?<=thêm )|(?<=là )|(?<=được )"


def worded(text: str, taken: bytearray) -> Iterator[Quantity]:
    """The numbers in words that count something the Party's papers count, and halves of a number."""
    for match in _pattern().finditer(text):
        if taken.find(1, match.start(), match.end()) >= 0:
            continue
        start, end = match.span("number") if match["number"] else match.span("half")
        if match["half"]:
            yield Quantity(start, end, end, "percent", Decimal(50), unit=PERCENT, measure="percent", worded=True)
        elif (value := _value(match["number"].split())) is not None:
            yield Quantity(start, end, end, "count", Decimal(value), worded=True)


@cache
def _pattern() -> re.Pattern[str]:
    classes = grammar("nouns")["classes"]
    nouns = alternatives([word for name in _CLASSES for word in classes[name]])
    small = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
    tens = written("words", "tens")
    one = rf"(?:{_BEFORE_ONE})một"
    number = rf"{tens}|{one}|(?:{small.removeprefix('một|')})"
    half = r"(?P<half>một nửa)(?=\s+số\b)"
    begins = written("words", "not_counted")
    return re.compile(rf"{begins}(?:(?P<number>{number})(?=\s+(?:{nouns})(?![\wđ]))|{half})")


@cache
def _worth() -> dict[str, int]:
    return dict(grammar("numbers")["words"])


def _value(words: list[str]) -> int | None:
    """From 1 to 99: units, "mười", "mười hai", "hai mươi", "hai mươi lăm"."""
    worth = _worth()
    if len(words) == 1:
        return worth.get(words[0])
    if words[0] == "mười":
        return 10 + worth[words[1]]
    if words[1] == "mươi":
        return worth[words[0]] * 10 + (worth[words[2]] if len(words) > 2 else 0)
    return None
