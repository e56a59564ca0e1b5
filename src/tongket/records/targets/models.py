"""Targets of resolutions and their results."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class Target(Record):
    """A target for a year or a term. Plan, budget, same period and result are integers of 10^-`decimals` units.

    `series` says whose value it is from year to year: the indicator's code, else made from the name.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=40)
    term = models.CharField(max_length=9, blank=True)
    name = models.CharField(max_length=300)
    indicator = models.CharField(max_length=60, blank=True)
    series = models.CharField(max_length=120)
    group = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    direction = models.CharField(max_length=40)
    counts = models.BooleanField(default=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    plan = models.BigIntegerField(null=True)
    budget = models.BigIntegerField(null=True)
    same_period = models.BigIntegerField(null=True)
    result = models.BigIntegerField(null=True)
    outlook = models.CharField(max_length=40, blank=True)
    remark = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year", "period", "name"],
                condition=Q(withdrawn_at=None),
                name="target_once",
            ),
            models.UniqueConstraint(
                fields=["organization", "report_year", "period", "series"],
                condition=Q(withdrawn_at=None),
                name="target_series_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.report_year} {self.name}"
