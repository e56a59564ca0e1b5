"""Party badges given, and the dossiers on the way to them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class BadgeAward(Record):
    """A badge given to a member. Round, decision and ceremony are three different days."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40, default="regular_award")
    round_on = models.DateField()
    badge_number = models.CharField(max_length=40, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    awarded_on = models.DateField(null=True)
    report_year = models.PositiveSmallIntegerField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organization", "report_year"]),
            # The levels given before a round are read from this index alone.
            models.Index(
                fields=["member", "round_on", "level"],
                condition=Q(withdrawn_at=None) & ~Q(kind="reissue"),
                name="badge_level_by_round",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "level", "kind"], condition=Q(withdrawn_at=None), name="badge_award_once"
            ),
            models.UniqueConstraint(
                fields=["member", "level"],
                condition=Q(withdrawn_at=None) & ~Q(kind="reissue"),
                name="badge_level_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.level}"


class BadgeDossier(Record):
    """One member's badge on its way in a round. How far it has come follows from its steps."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40, default="regular_award")
    round_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "round_on"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "level", "kind", "round_on"],
                condition=Q(withdrawn_at=None),
                name="badge_dossier_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.level} {self.round_on}"


class BadgeStep(Record):
    """A step of a dossier: proposed, appraised, forwarded, decided, awarded or returned, on a day. Never changed."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    dossier = models.ForeignKey(BadgeDossier, models.PROTECT, related_name="+")
    step = models.CharField(max_length=40)
    on = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.step} {self.on}"
