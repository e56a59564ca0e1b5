"""Ratings of members, cells and leadership collectives, by year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record
from tongket.records.reviews.assessing import models as assessing  # noqa: F401 - where Django looks for them
from tongket.records.reviews.rounds import models as rounds  # noqa: F401 - as above


class MemberRating(Record):
    """A member's rating for a year (or a quarter, a term): as a member, or as a key cadre. No ballot is ever kept.

    Proposed, decided and announced are lines of their own. A rating that was revised stays, withdrawn, and `revises`
    of the new one names it. `evidence` is what the decision rested on, frozen with it; points are hundredths.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    capacity = models.CharField(max_length=40, default="member")
    stage = models.CharField(max_length=40, default="decided")
    level = models.CharField(max_length=40, blank=True)
    not_rated_reason = models.CharField(max_length=60, blank=True)
    decided_by = models.CharField(max_length=160, blank=True)
    decided_on = models.DateField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)
    period = models.CharField(max_length=20, default="year")
    points = models.PositiveIntegerField(null=True)
    review = models.ForeignKey("reviews.ReviewSubject", models.PROTECT, null=True, related_name="+")
    revises = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    evidence = models.TextField(default="{}")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organization", "report_year"]),
            # Holds all that the cap of a whole province counts.
            models.Index(
                fields=["organization", "report_year", "period", "capacity", "stage", "level"],
                condition=Q(withdrawn_at=None),
                name="member_rating_levels",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "report_year", "period", "capacity", "stage"],
                condition=Q(withdrawn_at=None),
                name="member_rating_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.report_year} {self.level}"


class CollectiveRating(Record):
    """The rating of an organisation (a cell, the committee itself) or of a leadership collective, as of members."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    subject = models.CharField(max_length=40)
    collective = models.CharField(max_length=160, blank=True)
    report_year = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=40, default="decided")
    level = models.CharField(max_length=40, blank=True)
    not_rated_reason = models.CharField(max_length=60, blank=True)
    decided_by = models.CharField(max_length=160, blank=True)
    decided_on = models.DateField(null=True)
    decision_number = models.CharField(max_length=60, blank=True)
    period = models.CharField(max_length=20, default="year")
    points = models.PositiveIntegerField(null=True)
    review = models.ForeignKey("reviews.ReviewSubject", models.PROTECT, null=True, related_name="+")
    revises = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    evidence = models.TextField(default="{}")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "subject", "collective", "report_year", "period", "stage"],
                condition=Q(withdrawn_at=None),
                name="collective_rating_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.subject} {self.report_year} {self.level}"
