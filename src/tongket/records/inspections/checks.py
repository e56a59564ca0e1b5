"""What may be wrong with a case or its subjects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from tongket.records.inspections.book import InspectionCaseEntry, InspectionSubjectEntry
from tongket.records.inspections.models import InspectionCase, InspectionSubject
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.inspections import may_hold

Check = Callable[[InspectionSubjectEntry], Iterable[Finding]]


def check_case(entry: InspectionCaseEntry) -> Iterable[Finding]:
    """Days in order and of the year, and a body that may hold this kind on the day of the decision."""
    if entry.decided_on is not None and entry.concluded_on is not None and entry.concluded_on < entry.decided_on:
        yield Finding("inspection-concluded-before-decided", {"case": entry.code})
    if entry.decided_on is not None and entry.decided_on.year not in (entry.report_year, entry.report_year - 1):
        yield Finding("inspection-outside-year", {"case": entry.code, "year": entry.report_year})
        return
    on = entry.decided_on or date(entry.report_year, 12, 31)
    yield from may_hold(entry.actor, entry.kind, on, assigned=bool(entry.assigned)).findings


def subject_checker(entries: Sequence[InspectionSubjectEntry], own: frozenset[int] = frozenset()) -> Check:
    """All checks of a subject; `own` are the kept lines about to be corrected to `entries`."""
    cases = InspectionCase.objects.filter(withdrawn_at=None).in_bulk({entry.case for entry in entries})
    kept = InspectionSubject.objects.filter(case__in=cases, withdrawn_at=None).exclude(member=None).exclude(id__in=own)
    taken = set(kept.values_list("case_id", "member_id"))

    def check(entry: InspectionSubjectEntry) -> Iterable[Finding]:
        case = cases.get(entry.case)
        if case is None:
            yield Finding("inspection-case-unknown", {"case": entry.case, "year": entry.report_year})
        elif case.report_year != entry.report_year:
            yield Finding(
                "inspection-subject-other-year",
                {"case": case.code, "year": case.report_year, "stated": entry.report_year},
            )
        if (entry.member is None) != (entry.subject == "organization"):
            yield Finding("inspection-subject-member")
        elif entry.member is not None:
            if (entry.case, entry.member) in taken:
                yield Finding("inspection-member-twice", {"case": case.code if case else entry.case})
            taken.add((entry.case, entry.member))

    return check


def refuse_left_subjects(years: Mapping[int, int | None]) -> None:
    """No subject is left behind by a case that is withdrawn (year None) or moved to another year.

    Raises `inspection-case-has-subjects`.
    """
    left: dict[str, int] = {}
    rows = InspectionSubject.objects.filter(case__in=years, withdrawn_at=None)
    for case_id, code, year in rows.values_list("case_id", "case__code", "report_year"):
        if year != years[case_id]:
            left[code] = left.get(code, 0) + 1
    for code, count in left.items():
        raise TongketError("inspection-case-has-subjects", case=code, count=count)
