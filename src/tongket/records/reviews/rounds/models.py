"""Rounds of the review, the steps their units take, and who is rated in them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class ReviewRound(Record):
    """One review of a year, a quarter or a term under a committee. `criteria` is frozen at opening."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=20, default="year")
    regime = models.CharField(max_length=20)
    opened_on = models.DateField()
    conference_on = models.DateField(null=True)
    reading = models.CharField(max_length=40, blank=True)
    reading_source = models.CharField(max_length=200, blank=True)
    exceptional_reason = models.CharField(max_length=300, blank=True)
    criteria = models.TextField(default="{}")
    modes = models.TextField(default="{}")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year", "period"],
                condition=Q(withdrawn_at=None),
                name="review_round_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.report_year} {self.period}"


class ReviewStep(Record):
    """A step a unit took in a round, on a day: done here or taken over from a paper. Never changed."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="+")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    step = models.CharField(max_length=40)
    on = models.DateField()
    way = models.CharField(max_length=20, default="here")
    body = models.CharField(max_length=160, blank=True)
    number = models.CharField(max_length=60, blank=True)
    ordinal = models.PositiveSmallIntegerField(null=True)
    due = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)
    meeting = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["round", "organization"])]

    def __str__(self) -> str:
        return f"{self.round_id} {self.organization_id} {self.step}"


class ReviewSubject(Record):
    """Who is reviewed and rated in a round: an organisation, a collective, a member in the cell, a leader.

    `organization` is the unit where the review is held. `intended_level` is the committee's draft before it decides.
    """

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="+")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=40)
    member = models.ForeignKey("members.Member", models.PROTECT, null=True, related_name="+")
    collective = models.CharField(max_length=160, blank=True)
    frame = models.CharField(max_length=40)
    group = models.CharField(max_length=160, blank=True)
    is_head = models.BooleanField(default=False)
    not_rated_reason = models.CharField(max_length=60, blank=True)
    why = models.CharField(max_length=300, blank=True)
    intended_level = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["round", "organization"]),
            models.Index(fields=["round", "group", "intended_level"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "subject", "member"],
                condition=Q(withdrawn_at=None) & ~Q(member=None),
                name="review_subject_once",
            ),
            models.UniqueConstraint(
                fields=["round", "subject", "organization", "collective"],
                condition=Q(withdrawn_at=None, member=None),
                name="review_collective_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.subject} {self.member_id or self.organization_id}"
