"""Dues: categories of payers, reliefs, what was collected each month, what was kept and what was sent up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class DuesCategory(Record):
    """As what a member pays, from–until. The amount is kept only because dues are a share of it."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    category = models.CharField(max_length=40)
    base_amount = models.PositiveBigIntegerField(null=True)
    held_from = models.DateField()
    held_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "held_from"], condition=Q(withdrawn_at=None), name="dues_category_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.category} {self.held_from}"


class DuesRelief(Record):
    """An exemption or reduction granted to a member, from–until."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=40)
    percent = models.PositiveSmallIntegerField()
    held_from = models.DateField()
    held_until = models.DateField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "held_from"], condition=Q(withdrawn_at=None), name="dues_relief_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.ground} {self.held_from}"


class DuesCollection(Record):
    """One member's line in the book of one month. `due` and what it was taken of are those of the day of writing."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    month_on = models.DateField()
    collected = models.PositiveBigIntegerField()
    arrears = models.PositiveBigIntegerField(default=0)
    category = models.CharField(max_length=40, blank=True)
    base_amount = models.PositiveBigIntegerField(null=True)
    due = models.PositiveBigIntegerField(null=True)
    exempt = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year", "month"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "report_year", "month"], condition=Q(withdrawn_at=None), name="dues_collection_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.month_on}: {self.collected}"


class DuesKept(Record):
    """What an organisation kept of a month's dues. `received` is what was there to split when it was decided."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    level = models.CharField(max_length=40)
    report_year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    month_on = models.DateField()
    received = models.PositiveBigIntegerField()
    kept = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year", "month"], condition=Q(withdrawn_at=None), name="dues_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.month_on}: {self.kept}"


class DuesRemittance(Record):
    """Dues of a month sent up: `received_by` is the organisation that got them, if it is kept here."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    received_by = models.ForeignKey("organizations.Organization", models.PROTECT, null=True, related_name="+")
    level = models.CharField(max_length=40)
    report_year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    month_on = models.DateField()
    amount = models.PositiveBigIntegerField()
    remitted_on = models.DateField()
    receipt_number = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["received_by", "report_year", "month"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year", "month", "remitted_on"],
                condition=Q(withdrawn_at=None),
                name="dues_remittance_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.month_on}: {self.amount}"
