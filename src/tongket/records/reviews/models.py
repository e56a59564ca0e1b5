"""Ratings of members, cells and leadership collectives, by year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class MemberRating(Record):
    """The year's rating of a member: as a member, or as a key cadre; proposed or decided. No ballot is ever kept."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    capacity = models.CharField(max_length=40, default="member")
    stage = models.CharField(max_length=40, default="decided")
    level = models.CharField(max_length=40, blank=True)
    not_rated_reason = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "report_year", "capacity", "stage"],
                condition=Q(withdrawn_at=None),
                name="member_rating_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.report_year} {self.level}"


class CollectiveRating(Record):
    """The year's rating of an organisation (a cell, the committee itself) or of a leadership collective."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=40)
    collective = models.CharField(max_length=160, blank=True)
    report_year = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=40, default="decided")
    level = models.CharField(max_length=40, blank=True)
    not_rated_reason = models.CharField(max_length=60, blank=True)
    decided_by = models.CharField(max_length=160, blank=True)
    decided_on = models.DateField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "subject", "collective", "report_year", "stage"],
                condition=Q(withdrawn_at=None),
                name="collective_rating_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.subject} {self.report_year} {self.level}"
