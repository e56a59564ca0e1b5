"""What may be asked of inspections and supervisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from tongket.access.book import Kept
from tongket.records.inspections.book import CASES, SUBJECTS, InspectionCaseEntry, InspectionSubjectEntry
from tongket.records.inspections.models import InspectionCase, InspectionSubject
from tongket.rules import notation
from tongket.rules.errors import TongketError


def cases(organizations: Collection[int], year: int) -> Sequence[Kept[InspectionCaseEntry]]:
    """The year's cases held by these organisations, by code."""
    rows = InspectionCase.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [CASES.kept(row) for row in rows.order_by("sort_key", "id")]


def subjects(case_ids: Collection[int]) -> Sequence[Kept[InspectionSubjectEntry]]:
    """Whom these cases looked into."""
    rows = InspectionSubject.objects.filter(case__in=case_ids, withdrawn_at=None)
    return [SUBJECTS.kept(row) for row in rows.order_by("sort_key", "id")]


def names(ids: Collection[int]) -> Mapping[int, str]:
    """The codes of cases by id, for showing: what the sheet of subjects repeats."""
    return dict(InspectionCase.objects.filter(id__in=ids).values_list("id", "code"))


def resolve_cases(organizations: Collection[int], year: int, texts: Iterable[str]) -> Mapping[str, int | TongketError]:
    """For each written code the year's case of these organisations it means, or the error that says why not."""
    wanted = {text: notation.fold(text) for text in texts}
    rows = InspectionCase.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    found: dict[str, list[int]] = defaultdict(list)
    for key, code in rows.values_list("id", "code_key"):
        found[code].append(key)
    return {text: _meant(text, year, found.get(code, [])) for text, code in wanted.items()}


def _meant(text: str, year: int, found: Sequence[int]) -> int | TongketError:
    if len(found) == 1:
        return found[0]
    if found:
        return TongketError("inspection-case-ambiguous", case=text, count=len(found))
    return TongketError("inspection-case-unknown", case=text, year=year)


def members_under_consideration(ids: Collection[int]) -> frozenset[int]:
    """Of these members, those whom a case not yet concluded looks into for signs of violation, or finds to be
    disciplined while no discipline followed."""
    rows = InspectionSubject.objects.filter(member__in=list(ids), withdrawn_at=None, case__withdrawn_at=None)
    open_cases = rows.filter(case__concluded_on=None, case__kind="signs_of_violation_inspection")
    waiting = rows.filter(result="to_be_disciplined")
    return frozenset(
        member for found in (open_cases, waiting) for member in found.values_list("member_id", flat=True) if member
    )


def disciplined_organizations(organizations: Collection[int], year: int) -> frozenset[int]:
    """Which of these organisations a case of the year found to be disciplined, the discipline being carried out."""
    rows = InspectionSubject.objects.filter(
        organization__in=list(organizations), report_year=year, subject="organization", result="disciplined",
        withdrawn_at=None, case__withdrawn_at=None,
    )  # fmt: skip
    return frozenset(rows.values_list("organization_id", flat=True))
