"""The book of meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.organizations import queries as organizations
from tongket.records.meetings.models import Meeting
from tongket.rules import vocabulary


@dataclass(frozen=True)
class MeetingEntry:
    """One line of the sheet “Hội nghị”. `summoned`, `present`… are counts of people; None is not known."""

    organization: int
    kind: str
    held_on: date
    report_year: int
    base: str = "summoned"
    title: str = ""
    place: str = ""
    chair: str = ""
    secretary: str = ""
    summoned: int | None = None
    present: int | None = None
    absent_excused: int | None = None
    delegates: int | None = None
    audience: str = ""
    resolution: str = ""


def _words(entries: Sequence[MeetingEntry]) -> Sequence[tuple[str, str]]:
    names = organizations.names({entry.organization for entry in entries})
    keys = []
    for entry in entries:
        title = entry.title or vocabulary.label(entry.kind)
        search = f"{title} {names.get(entry.organization, '')} {entry.place} {entry.resolution}"
        keys.append((search, title))
    return keys


MEETINGS = Book("meetings", Meeting, MeetingEntry, ("organization", "kind", "held_on", "audience"), _words)
