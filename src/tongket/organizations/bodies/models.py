"""Bodies of an organisation and the people whom the level above puts in charge of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class Body(Record):
    """A leading or advisory body of an organisation for one term, from–until inclusive, with its decision."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    body = models.CharField(max_length=60)
    term = models.CharField(max_length=20, blank=True)
    held_from = models.DateField()
    held_until = models.DateField(null=True)
    decision_number = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "body", "held_from"], condition=Q(withdrawn_at=None), name="body_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.organization_id} {self.held_from}"


class WorkingGroupMember(Record):
    """Someone of the level above who is in charge of the organisation: no member of our register, kept by name
    and duty alone, because the papers of a conference name them."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=120)
    duty = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=60)
    held_from = models.DateField()
    held_until = models.DateField(null=True)
    decision_number = models.CharField(max_length=40, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=160, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "held_from"])]

    def __str__(self) -> str:
        return f"{self.full_name} {self.organization_id}"
