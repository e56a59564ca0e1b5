"""Long work that a page asked for, with its progress: what is being done, how far, and what came of it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Job(models.Model):
    """One piece of long work. It is no record of the office: it may be asked for again at any time."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    asked_by = models.CharField(max_length=160)
    asked_by_user = models.BigIntegerField(null=True)
    state = models.CharField(max_length=20, default="queued")
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(max_length=200, blank=True)
    error = models.TextField(blank=True)
    result = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
