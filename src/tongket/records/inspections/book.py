"""The books of inspection cases and of their subjects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.organizations import queries as organizations
from tongket.records.inspections.models import InspectionCase, InspectionSubject
from tongket.records.members import queries as members
from tongket.rules import notation

# Settling denunciations and complaints is neither inspection nor supervision: each is a nature of its own.
NATURES: Mapping[str, str] = {
    "thematic_inspection": "inspection",
    "signs_of_violation_inspection": "inspection",
    "subordinate_inspection": "inspection",
    "discipline_enforcement_inspection": "inspection",
    "finance_inspection": "inspection",
    "regular_supervision": "supervision",
    "thematic_supervision": "supervision",
    "denunciation": "denunciation",
    "discipline_complaint": "discipline_complaint",
}


@dataclass(frozen=True)
class InspectionCaseEntry:
    """One line of the sheet “Kiểm tra, giám sát”."""

    organization: int
    report_year: int
    code: str
    actor: str
    kind: str
    title: str
    assigned: bool | None = None
    decision_number: str = ""
    decided_on: date | None = None
    concluded_on: date | None = None
    conclusion_number: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "assigned", self.assigned or None)  # blank and no are the same


@dataclass(frozen=True)
class InspectionSubjectEntry:
    """One line of the sheet “Đối tượng kiểm tra, giám sát”."""

    case: int
    report_year: int
    organization: int
    subject: str = "organization"
    member: int | None = None
    result: str = ""


def _columns(entry: InspectionCaseEntry) -> Mapping[str, object]:
    return {
        "organization_id": entry.organization,
        "report_year": entry.report_year,
        "code": entry.code,
        "code_key": notation.fold(entry.code),
        "actor": entry.actor,
        "kind": entry.kind,
        "nature": NATURES[entry.kind],
        "assigned": bool(entry.assigned),
        "title": entry.title,
        "decision_number": entry.decision_number,
        "decided_on": entry.decided_on,
        "concluded_on": entry.concluded_on,
        "conclusion_number": entry.conclusion_number,
    }


def _read(row: InspectionCase) -> InspectionCaseEntry:
    return InspectionCaseEntry(
        row.organization_id, row.report_year, row.code, row.actor, row.kind, row.title, row.assigned,
        row.decision_number, row.decided_on, row.concluded_on, row.conclusion_number,
    )  # fmt: skip


def _case_words(entries: Sequence[InspectionCaseEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{entry.code} {entry.title} {entry.decision_number}", f"{entry.code} {entry.title}") for entry in entries]


def _subject_words(entries: Sequence[InspectionSubjectEntry]) -> Sequence[tuple[str, str]]:
    units = organizations.names({entry.organization for entry in entries})
    people = members.names({entry.member for entry in entries if entry.member is not None})
    codes = dict(InspectionCase.objects.filter(id__in={entry.case for entry in entries}).values_list("id", "code"))
    keys = []
    for entry in entries:
        unit = units.get(entry.organization, "")
        name = people.get(entry.member, "") if entry.member is not None else unit
        keys.append((f"{codes.get(entry.case, '')} {name} {unit}", f"{codes.get(entry.case, '')} {name}"))
    return keys


CASES = Book(
    "inspection_cases",
    InspectionCase,
    InspectionCaseEntry,
    ("organization", "report_year", "code"),
    _case_words,
    _columns,
    _read,
)
SUBJECTS = Book(
    "inspection_subjects",
    InspectionSubject,
    InspectionSubjectEntry,
    ("case", "organization", "subject", "member"),
    _subject_words,
)
