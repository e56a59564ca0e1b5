"""Admissions of members and the plans of the year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record
from tongket.records.admissions.candidates import models as candidates  # noqa: F401 - where Django looks for them


class Admission(Record):
    """A member admitted, as the decision said it on its day; what holds since then stands in the register."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=120)
    birth_date = models.DateField()
    home_town = models.CharField(max_length=160, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    admitted_on = models.DateField()
    report_year = models.PositiveSmallIntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organization", "report_year"]),
            models.Index(fields=["full_name", "birth_date"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member"], condition=Q(withdrawn_at=None), name="admission_once")
        ]

    def __str__(self) -> str:
        return f"{self.full_name} {self.admitted_on}"


class AdmissionPlan(Record):
    """How many members an organisation is to admit in a year."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    planned = models.PositiveIntegerField()
    report_year = models.PositiveSmallIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year"], condition=Q(withdrawn_at=None), name="admission_plan_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.report_year}: {self.planned}"
