"""Drafts of a paper, opinions received on them, and what others contribute to a year's report."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class PaperDraft(Record):
    """One draft of a paper as a Word file. Number 0 is the file the program made, which the first draft goes back to.

    `figures` holds for every tagged number the tag, the text in its place and what the records said that day;
    `missing` what the text itself says it still lacks.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    paper = models.ForeignKey("documents.Paper", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    received_on = models.DateField()
    author = models.CharField(max_length=160, blank=True)
    note = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    refreshed_from = models.PositiveSmallIntegerField(null=True)
    figures = models.JSONField(default=list)
    missing = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["paper", "number"], name="paper_draft_number_once")]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.number}"


class PaperComment(Record):
    """An opinion on a draft of a paper, and the answer: accepted or explained."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    paper = models.ForeignKey("documents.Paper", models.PROTECT, related_name="+")
    draft = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    opinion = models.TextField()
    giver = models.CharField(max_length=200)
    received_on = models.DateField()
    response = models.CharField(max_length=20, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=160, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["paper"])]

    def __str__(self) -> str:
        return f"{self.giver} {self.received_on}"


class Contribution(Record):
    """Who contributes the text of a section, until when; the text as it came and as it went into the narrative."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    paper = models.CharField(max_length=40)
    section = models.CharField(max_length=40)
    contributor = models.CharField(max_length=160)
    kind = models.CharField(max_length=40)
    due_on = models.DateField()
    text = models.TextField(blank=True)
    received_on = models.DateField(null=True)
    merged_text = models.TextField(blank=True)
    merged_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year", "paper", "section", "contributor"],
                condition=Q(withdrawn_at=None),
                name="contribution_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contributor} {self.report_year} {self.section}"
