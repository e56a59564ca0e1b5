"""The calendar of a round as a file that any calendar program reads (RFC 5545). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from tongket.procedures.annual_review.board.back_planning import Plan
from tongket.rules import vocabulary

LINE_OCTETS = 75
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar_file(plan: Plan, name: str, key: str, stamp: datetime, language: str = "vi") -> str:
    """One event of whole days a step, and the conference. `key` makes the events the same ones when taken in again.

    `stamp` is the moment, in universal time, at which the plan was made.
    """
    events = [
        (each.step, vocabulary.label(each.step, language, "review_step"), each.first, each.last) for each in plan.steps
    ]
    conference = "Hội nghị tổng kết" if language == "vi" else "Year-end conference"
    events.append(("conference", conference, plan.conference_on, plan.conference_on))
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tongket//review//VI", f"X-WR-CALNAME:{_text(name)}"]
    for word, label, first, last in events:
        lines += _event(f"{key}-{word}@tongket", f"{label} ({name})", first, last, stamp)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(uid: str, summary: str, first: date, last: date, stamp: datetime) -> Sequence[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(text: str) -> str:
    return text.translate(ESCAPED)


def _folded(line: str) -> Iterable[str]:
    """Pieces of at most 75 octets, those after the first begun with a blank; no letter is cut in two."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE_OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
