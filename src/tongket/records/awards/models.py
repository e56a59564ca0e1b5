"""Commendations of the year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class Commendation(Record):
    """A commendation of an organisation, a collective, a member, or a person not in the register."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=40)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=160, blank=True)
    title = models.CharField(max_length=60, blank=True)
    form = models.CharField(max_length=40)
    theme = models.CharField(max_length=200, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=160, blank=True)
    report_year = models.PositiveSmallIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year", "member", "title", "theme"],
                condition=Q(withdrawn_at=None) & Q(member__isnull=False),
                name="commendation_of_member_once",
            ),
            models.UniqueConstraint(
                fields=["organization", "report_year", "subject", "name", "title", "theme"],
                condition=Q(withdrawn_at=None) & Q(member__isnull=True),
                name="commendation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.subject} {self.report_year} {self.title}"
