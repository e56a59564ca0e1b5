"""What old papers report for a year: kept apart from what is counted, each value with the words it was read from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class ReportedValue(Record):
    """One statement of an old paper. `value` and `whole` are exact at `decimals`; `at` is the place of the quote."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    tag = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True)
    value = models.BigIntegerField()
    whole = models.BigIntegerField(null=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    printed_decimals = models.PositiveSmallIntegerField(default=0)
    approx = models.CharField(max_length=5, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    source_name = models.CharField(max_length=200)
    source_sha256 = models.CharField(max_length=64)
    source_number = models.CharField(max_length=60, blank=True)
    source_dated_on = models.DateField(null=True)
    quote = models.CharField(max_length=600)
    at = models.PositiveIntegerField()
    is_corrected = models.BooleanField(default=False)
    is_chosen = models.BooleanField(default=False)
    accepted_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year", "tag", "source_sha256", "at"],
                condition=Q(withdrawn_at=None),
                name="reported_value_once",
            ),
            models.UniqueConstraint(
                fields=["organization", "report_year", "tag"],
                condition=Q(withdrawn_at=None, is_chosen=True),
                name="reported_value_chosen_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.report_year} {self.tag}"
