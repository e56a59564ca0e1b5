"""The events that change the tree, what became of whom, and the place under which each organisation counts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from tongket.access.record import Record


class Reorganization(Record):
    """One event on its day by its decision. `plan` binds the events that were carried out as one;
    `snapshot` is what it changed, as it was before: the way back while nothing builds on it."""

    plan = models.UUIDField(db_index=True)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    on = models.DateField()
    title = models.CharField(max_length=200)
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=160, blank=True)
    article = models.CharField(max_length=120, blank=True)
    doubt = models.CharField(max_length=500, blank=True)
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    snapshot = models.TextField(default="")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["on"])]

    def __str__(self) -> str:
        return f"{self.on} {self.kind} {self.title}"


class Succession(models.Model):
    """What part of an organisation another one took over on the event's day. The shares of one predecessor sum to 1;
    exactly one of its successors bears what cannot be divided."""

    event = models.ForeignKey(Reorganization, models.PROTECT, related_name="+")
    predecessor = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    successor = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    share_numerator = models.PositiveIntegerField(default=1)
    share_denominator = models.PositiveIntegerField(default=1)
    is_bearer = models.BooleanField(default=True)
    on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["predecessor"]), models.Index(fields=["successor"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "predecessor", "successor"], name="succession_once"),
            models.UniqueConstraint(
                fields=["event", "predecessor"], condition=Q(is_bearer=True), name="succession_one_bearer"
            ),
            models.CheckConstraint(
                condition=Q(share_numerator__gt=0) & Q(share_numerator__lte=F("share_denominator")),
                name="succession_share_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} {self.share_numerator}/{self.share_denominator}"


class OrganizationLineage(models.Model):
    """Under which units an organisation counts, from–until inclusive: while it stands those above it and itself,
    after that those of whoever bears its records. Derived."""

    unit = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    depth = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["unit", "organization"]),
            models.Index(fields=["organization", "depth"]),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} > {self.organization_id}"
