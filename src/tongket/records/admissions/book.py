"""The books of admissions and of their plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.organizations import queries as organizations
from tongket.records.admissions.models import Admission, AdmissionPlan


@dataclass(frozen=True)
class AdmissionEntry:
    """One line of the sheet “Kết nạp”."""

    full_name: str
    birth_date: date
    organization: int
    admitted_on: date
    report_year: int
    home_town: str = ""
    decision_number: str = ""
    decided_on: date | None = None


@dataclass(frozen=True)
class AdmissionPlanEntry:
    """One line of the sheet “Kế hoạch kết nạp”."""

    organization: int
    planned: int
    report_year: int


def _words(entries: Sequence[AdmissionEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{entry.full_name} {entry.decision_number}", entry.full_name) for entry in entries]


def _plan_words(entries: Sequence[AdmissionPlanEntry]) -> Sequence[tuple[str, str]]:
    names = organizations.names({entry.organization for entry in entries})
    return [(names.get(entry.organization, ""), names.get(entry.organization, "")) for entry in entries]


ADMISSIONS = Book(
    "admissions",
    Admission,
    AdmissionEntry,
    ("full_name", "birth_date", "report_year"),
    _words,
    sort_by_name=True,
)
PLANS = Book("admission_plans", AdmissionPlan, AdmissionPlanEntry, ("organization", "report_year"), _plan_words)
