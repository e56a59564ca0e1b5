"""The book of members' disciplines: they bar a badge for a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.records.members.models import Discipline, Member
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi


@dataclass(frozen=True)
class DisciplineEntry:
    """One line of the sheet “Kỷ luật đảng viên”."""

    member: int
    organization: int
    form: str
    decided_on: date
    decision_number: str = ""
    recognised_on: date | None = None


def _words(entries: Sequence[DisciplineEntry]) -> Sequence[tuple[str, str]]:
    names = dict(Member.objects.filter(id__in={entry.member for entry in entries}).values_list("id", "full_name"))
    return [(f"{names.get(each.member, '')} {each.decision_number}", names.get(each.member, "")) for each in entries]


def discipline_checker(
    entries: Sequence[DisciplineEntry],
) -> Callable[[DisciplineEntry], Iterable[Finding]]:
    """The fault is recognised as corrected after it was disciplined, and only a member can be disciplined."""
    members = Member.objects.filter(id__in={entry.member for entry in entries})
    days = {key: (name, admitted) for key, name, admitted in members.values_list("id", "full_name", "admitted_on")}

    def check(entry: DisciplineEntry) -> Iterable[Finding]:
        name, admitted = days.get(entry.member, ("", None))
        if entry.recognised_on is not None and entry.recognised_on < entry.decided_on:
            yield Finding("discipline-recognised-before", {"name": name, "decided": date_vi(entry.decided_on)})
        if admitted is not None and entry.decided_on < admitted:
            yield Finding("discipline-before-admission", {"name": name, "admitted": date_vi(admitted)})

    return check


DISCIPLINES = Book(
    "disciplines",
    Discipline,
    DisciplineEntry,
    ("member", "form", "decided_on"),
    _words,
    sort_by_name=True,
)
