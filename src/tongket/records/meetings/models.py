"""Conferences, meetings and resolution studies, with who was there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class Meeting(Record):
    """A meeting that was held. Of how many the present are counted follows from `base`, never from a typed total."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=300, blank=True)
    held_on = models.DateField()
    report_year = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=160, blank=True)
    secretary = models.CharField(max_length=160, blank=True)
    base = models.CharField(max_length=40)
    summoned = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    absent_excused = models.PositiveIntegerField(null=True)
    delegates = models.PositiveIntegerField(null=True)
    audience = models.CharField(max_length=40, blank=True)
    resolution = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "kind", "held_on", "audience"],
                condition=Q(withdrawn_at=None),
                name="meeting_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.kind} {self.held_on}"
