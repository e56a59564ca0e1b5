"""The book of badges given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.records.badges.models import BadgeAward
from tongket.records.members import queries as members


@dataclass(frozen=True)
class BadgeAwardEntry:
    """One line of the sheet “Huy hiệu Đảng”. Without `report_year` the badge belongs to the year of its round."""

    member: int
    organization: int
    level: int
    round_on: date
    kind: str = "regular_award"
    badge_number: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    awarded_on: date | None = None
    report_year: int | None = None


def _columns(entry: BadgeAwardEntry) -> Mapping[str, object]:
    return {
        "member_id": entry.member,
        "organization_id": entry.organization,
        "level": entry.level,
        "round_on": entry.round_on,
        "kind": entry.kind or "regular_award",
        "badge_number": entry.badge_number,
        "decision_number": entry.decision_number,
        "decided_on": entry.decided_on,
        "awarded_on": entry.awarded_on,
        "report_year": entry.report_year or entry.round_on.year,
    }


def _read(row: BadgeAward) -> BadgeAwardEntry:
    return BadgeAwardEntry(
        row.member_id, row.organization_id, row.level, row.round_on, row.kind, row.badge_number, row.decision_number,
        row.decided_on, row.awarded_on, row.report_year,
    )  # fmt: skip


def _words(entries: Sequence[BadgeAwardEntry]) -> Sequence[tuple[str, str]]:
    names = members.names({entry.member for entry in entries})
    shown = [names.get(entry.member, "") for entry in entries]
    return [
        (f"{name} {entry.badge_number} {entry.decision_number}", name)
        for name, entry in zip(shown, entries, strict=True)
    ]


BADGE_AWARDS = Book(
    "badge_awards",
    BadgeAward,
    BadgeAwardEntry,
    ("member", "level", "kind"),
    _words,
    _columns,
    _read,
    sort_by_name=True,
)
