"""Uploads with their stored preview: nothing of a file is written before a person confirms what they saw."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Upload(models.Model):
    """A workbook as it was received. `report` is the preview (or, once confirmed, what was done), as JSON."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    cell = models.ForeignKey("organizations.Organization", models.PROTECT, null=True, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=160)
    state = models.CharField(max_length=20)
    report = models.TextField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year", "uploaded_at"])]

    def __str__(self) -> str:
        return f"{self.file_name} {self.state}"
