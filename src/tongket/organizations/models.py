"""The tree of organisations with effective dates, and who may act where."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone

from tongket.access.record import Record
from tongket.organizations.reorganizing.models import OrganizationLineage, Reorganization, Succession

__all__ = [
    "Assignment", "Organization", "OrganizationClosure", "OrganizationLineage", "OrganizationPeriod", "Reorganization",
    "Succession",
]  # fmt: skip


def unnamed() -> str:
    """A slug for the instant between insertion and naming: unique, and never a person's word."""
    return f"-{uuid.uuid4().hex}"


class Organization(Record):
    """A node of the tree. `key` and `slug` never change; name, type, code and parent are those of today,
    their history stands in `OrganizationPeriod`."""

    slug = models.CharField(max_length=200, unique=True, default=unnamed)
    name = models.CharField(max_length=160)
    type = models.CharField(max_length=60)
    code = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    place = models.CharField(max_length=120, blank=True)
    established_on = models.DateField()
    changed_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    position = models.IntegerField(default=0)
    is_example = models.BooleanField(default=False)
    example_notice = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.slug


class OrganizationPeriod(models.Model):
    """What an organisation was called, of which type and under whom, from–until inclusive. Derived by the actions."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    type = models.CharField(max_length=60)
    code = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.name} {self.valid_from}–{self.valid_until}"


class OrganizationClosure(models.Model):
    """Every pair of an organisation and one above it (itself included), from–until inclusive. Derived."""

    ancestor = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    descendant = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    depth = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["ancestor", "descendant"]),
            models.Index(fields=["descendant", "depth"]),
        ]

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"


class Assignment(Record):
    """A person's role at a unit and below it, from–until; `delegated_by` where it was handed on."""

    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    role = models.CharField(max_length=60)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    delegated_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.organization_id}"
