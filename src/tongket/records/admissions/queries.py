"""What may be asked of the admissions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tongket.access.book import Kept
from tongket.records.admissions.book import ADMISSIONS, PLANS, AdmissionEntry, AdmissionPlanEntry
from tongket.records.admissions.models import Admission, AdmissionPlan


def admissions_of_year(organizations: Collection[int], year: int) -> Sequence[Kept[AdmissionEntry]]:
    """The year's admissions in these organisations, by the day of the ceremony."""
    rows = Admission.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [ADMISSIONS.kept(row) for row in rows.order_by("admitted_on", "sort_key", "id")]


def plans_of_year(organizations: Collection[int], year: int) -> Sequence[Kept[AdmissionPlanEntry]]:
    """The year's plans of these organisations."""
    rows = AdmissionPlan.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    return [PLANS.kept(row) for row in rows.order_by("sort_key", "id")]
