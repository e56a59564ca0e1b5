"""What a paper says of itself at its head: its number and the day it is dated."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from tongket.figures.reported.book import Source

HEAD = 1500
"""The number and the day stand above the title, within the first half page."""
NUMBER = re.compile(r"^\s*Số\s*:?\s*(\d{1,5}\s*[-/]\s*[A-ZĐ][A-ZĐa-zđ.]*(?:\s*[-/]\s*[A-ZĐ][A-ZĐa-zđ.]*)*)", re.M)
DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.I)


def source_of(name: str, sha256: str, text: str) -> Source:
    """The paper as a source; number and day only where its head says them."""
    head = unicodedata.normalize("NFC", text[:HEAD])
    number, day = NUMBER.search(head), DAY.search(head)
    return Source(name, sha256, re.sub(r"\s+", "", number[1]) if number else "", _day(day) if day else None)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None  # "ngày 31 tháng 02": no day at all
