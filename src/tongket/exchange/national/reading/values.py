"""Cells of the national register's lists: days in three styles, numbers with their zeros put back, names composed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tongket.exchange.excel.drafts import FIRST_SERIAL, LAST_SERIAL, SERIAL_START
from tongket.rules import notation
from tongket.rules.errors import TongketError

CARD_DIGITS, IDENTITY_DIGITS, FEWEST_OF_IDENTITY = 12, 12, 10
YEAR = re.compile(r"(?:năm\s+)?(1[89]\d\d|20\d\d)", re.IGNORECASE)
MONTH_AND_YEAR = re.compile(r"(?:tháng\s+)?(\d{1,2})\s*[/.\-]\s*((?:19|20)\d\d)", re.IGNORECASE)
TIME_OF_DAY = re.compile(r"[ T]0?0:00(:00(\.0+)?)?$")
YEAR_ONLY, MONTH_ONLY, UNREADABLE = "year_only", "month_only", "unreadable"


@dataclass(frozen=True)
class Day:
    """A day as written. `doubt` says why it is none; `year` and `month` are then what is known."""

    day: date | None
    doubt: str = ""
    year: int | None = None
    month: int | None = None

    def allows(self, other: date | None) -> bool:
        """Whether what is known of an unfinished day agrees with a whole one."""
        return other is not None and self.year == other.year and self.month in (None, other.month)


def read_day(cell: str | int | None) -> Day:
    """d/m/y, ISO, or the number by which a spreadsheet counts days; a month or a year alone is a doubt, no guess."""
    text = TIME_OF_DAY.sub("", notation.normalise(str(cell))) if cell is not None else ""
    if text.isdigit() and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
        return Day(SERIAL_START + timedelta(days=int(text)))
    if found := YEAR.fullmatch(text):
        return Day(None, YEAR_ONLY, int(found[1]))
    if (found := MONTH_AND_YEAR.fullmatch(text)) and 1 <= int(found[1]) <= 12:
        return Day(None, MONTH_ONLY, int(found[2]), int(found[1]))
    try:
        return Day(notation.parse_date(text)) if text else Day(None)
    except TongketError:
        return Day(None, UNREADABLE)


def read_card(cell: str | int | None) -> str:
    """A card number without spaces and dots; one that a spreadsheet made a number of has lost its zeros."""
    return _number(cell)


def read_identity(cell: str | int | None) -> str:
    """An identity number; 10 or 11 digits are one of 12 whose leading zeros were lost, 9 are an older number."""
    written = _number(cell)
    if written.isdigit() and FEWEST_OF_IDENTITY <= len(written) < IDENTITY_DIGITS:
        return written.zfill(IDENTITY_DIGITS)
    return written


def same_number(theirs: str, ours: str) -> bool:
    """Whether two numbers are one, but for leading zeros that were lost in `theirs`."""
    if theirs == ours:
        return True
    return bool(theirs) and len(theirs) < len(ours) and bare(theirs) == bare(ours) != ""


def bare(number: str) -> str:
    """A number of digits without its leading zeros; anything else as it is."""
    return number.lstrip("0") if number.isdigit() else number


def same_name(theirs: str, ours: str) -> bool:
    """Whether two names are written alike: capitals and the place of a tone mark in its syllable do not count."""
    if notation.normalise(theirs).casefold() == notation.normalise(ours).casefold():
        return True
    return notation.name_sort_key(theirs) == notation.name_sort_key(ours)


def _number(cell: str | int | None) -> str:
    if cell is None:
        return ""
    text = str(cell) if isinstance(cell, int) else notation.normalise(cell)
    text = text.lstrip("'’`")
    return re.sub(r"[\s.\-]", "", text) if re.fullmatch(r"[\d\s.\-]+", text) else text.replace(" ", "")
