"""The book of commendations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.organizations import queries as organizations
from tongket.records.awards.models import Commendation
from tongket.records.members import queries as members


@dataclass(frozen=True)
class CommendationEntry:
    """One line of the sheet “Khen thưởng”."""

    organization: int
    subject: str
    form: str
    report_year: int
    member: int | None = None
    name: str = ""
    title: str = ""
    theme: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    decided_by: str = ""


def recipients(entries: Sequence[CommendationEntry]) -> Sequence[str]:
    """Who each line commends, by name."""
    people = members.names({entry.member for entry in entries if entry.member is not None})
    units = organizations.names({entry.organization for entry in entries})
    return [
        entry.name or (people.get(entry.member, "") if entry.member is not None else units.get(entry.organization, ""))
        for entry in entries
    ]


def _words(entries: Sequence[CommendationEntry]) -> Sequence[tuple[str, str]]:
    return [
        (f"{name} {entry.theme} {entry.decision_number}", name)
        for name, entry in zip(recipients(entries), entries, strict=True)
    ]


COMMENDATIONS = Book(
    "commendations",
    Commendation,
    CommendationEntry,
    ("organization", "report_year", "subject", "member", "name", "title", "theme"),
    _words,
)
