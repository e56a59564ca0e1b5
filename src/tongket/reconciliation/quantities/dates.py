"""Days, months, years and periods of years, as they stand in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19[3-9]\d|20[0-5]\d)"
_CUE = r"(?:ngày|sáng|chiều|tối|trưa|hôm|mồng|mùng|đợt|dịp|đến hết|lễ|khai mạc|rạng|kỷ niệm|trong ngày)"
_FULL = rf"(?P<d>{_DAY})\s?(?P<s>[/.-])\s?(?P<m>{_MONTH})\s?(?P=s)\s?(?P<y>{_YEAR})(?!\d)"
_SHORT = rf"(?P<d>{_DAY})\s?[/.-]\s?(?P<m>{_MONTH})(?!\d|\s?[/.,-]\s?\d|\s*%)"
_WORDED = rf"(?P<d>{_DAY})\s+tháng\s+(?P<m>{_MONTH})(?:\s*(?:,\s*)?(?:năm\s+|/|-)\s*(?P<y>{_YEAR}))?(?!\d)"
_DAYS = rf"(?P<d0>{_DAY})\s*(?:và|,|-|đến|&)\s*(?:ngày\s+)?(?P<d>{_DAY})"
_MONTH_AND_YEAR = rf"\s?[/.-]\s?(?P<m>{_MONTH})(?:\s?[/.-]\s?(?P<y>{_YEAR}))?(?!\d)"
_NOT_IN_NUMBER = r"(?<![\d/])(?<!\d[.,-])"

# The first that matches at a place holds; days without a year need a word that says they are days.
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<cue>(?:{_CUE}\s+|\())(?:ngày\s+)?{_DAYS}{_MONTH_AND_YEAR}",
        rf"{_NOT_IN_NUMBER}{_WORDED}",
        rf"{_NOT_IN_NUMBER}{_FULL}",
        rf"(?P<cue>{_CUE}\s*(?:ngày\s+)?\(?){_SHORT}",
        rf"(?P<cue>(?:và|,)\s+(?:đợt\s+|ngày\s+)?)(?P<d>{_DAY})/(?P<m>{_MONTH})/(?P<y>{_YEAR})",
        rf"(?P<cue>\()(?P<d>{_DAY})\s?[/-]\s?(?P<m>{_MONTH})(?=\s?\))",
        rf"{_NOT_IN_NUMBER}(?P<y>{_YEAR})\s*[-]\s*(?P<u>{_YEAR})(?![\d/])",
        rf"(?P<cue>tháng\s+)(?P<m>{_MONTH})(?:\s?[/-]\s?|\s+năm\s+)(?P<y>{_YEAR})(?!\d)",
        rf"{_NOT_IN_NUMBER}(?P<m>{_MONTH})\s?[/-]\s?(?P<y>{_YEAR})(?![\d/])",
        rf"(?P<cue>tháng\s+)(?P<m>{_MONTH})(?![\d.,/%])",
        rf"(?P<cue>năm\s+(?:học\s+)?)(?P<y>{_YEAR})(?!\d|[.,/]\d|\s*%)",
        rf"{_NOT_IN_NUMBER}(?P<y>{_YEAR})(?=\s*(?:[.;:)\]\"\n]|,\s|$|và năm|so với|trên địa bàn))",
    )
)


class Kind(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    YEARS = "years"


@dataclass(frozen=True)
class When:
    """A date of the text. Parts that are not printed are 0; `first_day` of two days; `until` of a period of years."""

    start: int
    end: int
    kind: Kind
    year: int = 0
    month: int = 0
    day: int = 0
    first_day: int = 0
    until: int = 0

    def iso(self) -> str:
        """ "2024-01-12", two days as "2024-05-28/2024-05-29", an unknown year as "????"."""
        year = f"{self.year:04d}" if self.year else "????"
        one = f"{year}-{self.month:02d}-{self.day:02d}"
        return f"{year}-{self.month:02d}-{self.first_day:02d}/{one}" if self.first_day else one

    def of_year(self, year: int) -> When:
        return replace(self, year=year)


def dates(text: str) -> Iterator[When]:
    """The dates of a text in lower case, in its order, none overlapping another."""
    found = sorted(
        ((match.start("cue") if "cue" in match.re.groupindex else match.start(), rank, match)
         for rank, pattern in enumerate(_DATES) for match in pattern.finditer(text)),
        key=lambda item: (item[1], item[0]),
    )  # fmt: skip
    kept: list[When] = []
    taken = bytearray(len(text))
    for _, _, match in found:
        when = _when(match)
        if when is not None and taken.find(1, when.start, when.end) < 0:
            taken[when.start : when.end] = b"\x01" * (when.end - when.start)
            kept.append(when)
    yield from sorted(kept, key=lambda when: when.start)


def _when(match: re.Match[str]) -> When | None:
    parts = match.groupdict()
    number = {name: int(value) for name in ("d0", "d", "m", "y", "u") if (value := parts.get(name))}
    start = match.end("cue") if parts.get("cue") is not None else match.start()
    end = match.end()
    if "d" in number:
        return When(start, end, Kind.DAY, number.get("y", 0), number["m"], number["d"], number.get("d0", 0))
    if "u" in number:
        later = number["u"] - number["y"]
        return When(start, end, Kind.YEARS, number["y"], until=number["u"]) if 0 < later <= 30 else None
    if "m" in number:
        return When(start, end, Kind.MONTH, number.get("y", 0), number["m"])
    return When(start, end, Kind.YEAR, number["y"])
