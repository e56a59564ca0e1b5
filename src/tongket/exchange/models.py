"""Uploads with their stored preview: nothing of a file is written before a person confirms what they saw."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from tongket.access.record import Record


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


class NationalList(models.Model):
    """A list of the national register as it waits for its answers: only the cells that are held against ours.

    The file itself is never kept. `cells` is emptied when the list is confirmed or put aside; `corrections` are then
    the lines that are to be mended in the national register.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=160)
    state = models.CharField(max_length=20)
    cells = models.TextField(blank=True)
    comparison = models.TextField(blank=True)
    corrections = models.TextField(blank=True)
    compared_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "uploaded_at"])]

    def __str__(self) -> str:
        return f"{self.file_name} {self.state}"


class NationalColumns(Record):
    """What an office said the headings of a list are: folded heading → column, "" where it is not needed."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    headings_key = models.CharField(max_length=64)
    columns = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "headings_key"], name="national_columns_once")
        ]

    def __str__(self) -> str:
        return self.headings_key[:12]


class NationalUnitName(Record):
    """What an office said a cell's name in the lists is: folded name → one of its own units."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    written = models.CharField(max_length=200)
    unit = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "written"], name="national_unit_name_once")
        ]

    def __str__(self) -> str:
        return self.written


class NationalDecision(Record):
    """An answer to one question of a list. `question` is a print of person, field and both values: the same question
    is never asked twice, and neither value can be read here. `person` is a member's key or the print of a row."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    question = models.CharField(max_length=32)
    kind = models.CharField(max_length=20)
    column = models.CharField(max_length=40, blank=True)
    person = models.CharField(max_length=40)
    choice = models.CharField(max_length=40)
    day = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "question"], name="national_decision_once")
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.choice}"
