"""Days that do not exist, and days that do not go with the year reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from tongket.reconciliation.facts import Span
from tongket.reconciliation.findings.checked import Found, Severity
from tongket.reconciliation.findings.passage import Passage, day_of
from tongket.reconciliation.findings.telling import about, at_place
from tongket.rules.notation import date_vi

SLASHED = re.compile(
    r"(?<![\d/.,-])(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(\d{4})(?![\d/])"
    r"|(?:ngày|sáng|chiều|hôm)\s+(\d{1,2})([.-])(\d{1,2})\5(\d{4})(?![\d/])",
    re.IGNORECASE,
)
"""With dots or hyphens only behind a word of days: a telephone number has them too."""
WORDED = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)", re.IGNORECASE)
YEAR = re.compile(r"\bnăm\s+(\d{4,5})(?![\d.,/%]*\d)", re.IGNORECASE)
FOUNDED = 1890
LATEST, LATEST_DAY = 60, 12
"""No plan of a commune looks further ahead than so many years, and none names a day that far off."""
CLOSING = ("year_end_summary", "review_meeting")
FIRST_MONTH, LAST_MONTH = 10, 6
"""The closing conference of a year is held from October of that year to June of the next."""


def found(passage: Passage) -> Iterable[Found]:
    yield from _impossible(passage)
    yield from _implausible(passage)
    yield from _odd(passage)


def _impossible(passage: Passage) -> Iterator[Found]:
    for pattern in (SLASHED, WORDED):
        for match in pattern.finditer(passage.reading.text):
            day, month, year = _parts(match)
            if year and _day(year, month, day) is None:
                yield at_place(passage.reading, Span(match.start(), match.end()), "date-impossible", Severity.ERROR)


def _implausible(passage: Passage) -> Iterator[Found]:
    """ "Năm 20202", "26/12/2125": a digit too many, or another one."""
    for pattern in (YEAR, SLASHED, WORDED):
        for match in pattern.finditer(passage.reading.text):
            year = int(match[1]) if pattern is YEAR else _parts(match)[2]
            latest, early = (LATEST, match[1][0] == "0") if pattern is YEAR else (LATEST_DAY, year < FOUNDED)
            if year > passage.year + latest or early:
                span = Span(match.start(), match.end())
                yield at_place(passage.reading, span, "year-implausible", Severity.ERROR, year=passage.year)


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Day, month and year, by whichever signs they are parted."""
    day, month, year = (number for number in match.groups() if number and number.isdigit())
    return int(day), int(month), int(year)


def _odd(passage: Passage) -> Iterator[Found]:
    """A conference that closes a year it does not follow."""
    if len(passage.years) != 1 or not passage.is_whole_year:
        return
    [year] = passage.years
    for fact in passage.of_kind("meeting_date"):
        held = day_of(fact)
        events = fact.word("event").split("+")
        if held is None or "year_inferred" in fact.attributes or not set(events) & set(CLOSING):
            continue
        if not date(year, FIRST_MONTH, 1) <= held <= date(year + 1, LAST_MONTH, 30):
            yield about(fact, "meeting-out-of-year", Severity.WARNING, passage.reading.text,
                        day=date_vi(held), year=year)  # fmt: skip


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
