"""Inspections and supervisions, and whom they looked into."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class InspectionCase(Record):
    """One inspection or supervision of a year. `nature` follows from the kind and is never typed."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=30)
    code_key = models.CharField(max_length=40)
    actor = models.CharField(max_length=40)
    kind = models.CharField(max_length=60)
    nature = models.CharField(max_length=60)
    assigned = models.BooleanField(default=False)
    title = models.CharField(max_length=400)
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    concluded_on = models.DateField(null=True)
    conclusion_number = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year", "code_key"],
                condition=Q(withdrawn_at=None),
                name="inspection_case_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.report_year}"


class InspectionSubject(Record):
    """An organisation or a member a case looked into; `organization` is the subject's own unit."""

    case = models.ForeignKey(InspectionCase, models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=40)
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    result = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "organization"],
                condition=Q(withdrawn_at=None, member=None),
                name="inspected_organization_once",
            ),
            models.UniqueConstraint(
                fields=["case", "member"],
                condition=Q(withdrawn_at=None),
                name="inspected_member_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.subject} {self.organization_id}"
