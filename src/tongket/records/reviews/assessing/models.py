"""What a review says of a subject: points or levels by criterion, tasks, tallies, comments. Nobody's vote."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class ReviewAssessment(Record):
    """One side of a subject's assessment: its own, or the appraisers'. Points are hundredths."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.ForeignKey("reviews.ReviewSubject", models.PROTECT, related_name="+")
    side = models.CharField(max_length=20, default="self")
    scores = models.TextField(default="{}")
    points = models.PositiveIntegerField(null=True)
    level = models.CharField(max_length=40, blank=True)
    explanation = models.CharField(max_length=500, blank=True)
    sections = models.TextField(default="{}")
    official_level = models.CharField(max_length=40, blank=True)
    sick_months = models.PositiveSmallIntegerField(null=True)
    remedied_percent = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject", "side"], condition=Q(withdrawn_at=None), name="review_assessment_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.side}"


class ReviewTask(Record):
    """A task of the year with its result, as evidence for the rating."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.ForeignKey("reviews.ReviewSubject", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=300)
    result = models.CharField(max_length=20)
    subjective = models.BooleanField(null=True)
    product = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject", "position"])]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.position} {self.result}"


class ReviewTally(Record):
    """What the tellers counted for one subject in one ballot: sums alone, never who voted how."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.ForeignKey("reviews.ReviewSubject", models.PROTECT, related_name="+")
    vote = models.CharField(max_length=40)
    counting = models.PositiveSmallIntegerField(default=1)
    held_on = models.DateField()
    due = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    invalid = models.PositiveIntegerField(default=0)
    excellent = models.PositiveIntegerField(default=0)
    good = models.PositiveIntegerField(default=0)
    completed = models.PositiveIntegerField(default=0)
    not_completed = models.PositiveIntegerField(default=0)
    not_rated = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject", "vote", "counting"], condition=Q(withdrawn_at=None), name="review_tally_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.vote} {self.counting}"


class ReviewComment(Record):
    """A comment on a subject at its review, what was answered, and the remedy promised."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.ForeignKey("reviews.ReviewSubject", models.PROTECT, related_name="+")
    place = models.CharField(max_length=20, default="cell")
    opinion = models.CharField(max_length=500)
    giver_kind = models.CharField(max_length=20, default="body")
    giver = models.CharField(max_length=160, blank=True)
    answer = models.CharField(max_length=20, blank=True)
    explanation = models.CharField(max_length=500, blank=True)
    remedy = models.CharField(max_length=300, blank=True)
    remedy_by = models.DateField(null=True)
    remedied_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"])]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.place}"
