"""Members, the intervals of their membership, and the posts they hold."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from tongket.access.record import Record


class Member(Record):
    """A Party member. Kept is only what a figure, a rule or a paper uses."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    full_name = models.CharField(max_length=120)
    birth_date = models.DateField(null=True)
    home_town = models.CharField(max_length=160, blank=True)
    card_number = models.CharField(max_length=20, blank=True)
    admission_decided_on = models.DateField(null=True)
    admitted_on = models.DateField()
    official_on = models.DateField(null=True)
    interrupted_months = models.PositiveSmallIntegerField(default=0)
    joined_on = models.DateField(null=True)
    status = models.CharField(max_length=40, default="active")
    status_since = models.DateField(null=True)
    ended_as = models.CharField(max_length=40, blank=True)
    ended_on = models.DateField(null=True)
    name_key = models.CharField(max_length=120, db_index=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["card_number"],
                condition=Q(withdrawn_at=None) & ~Q(card_number=""),
                name="member_card_once",
            )
        ]

    def __str__(self) -> str:
        return self.full_name


class MemberPeriod(models.Model):
    """Where a member belonged and with which status, from–until inclusive. Derived by the actions."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    status = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organization", "valid_from", "valid_until"]),
            models.Index(fields=["member", "valid_from"]),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.valid_from}–{self.valid_until}"


class MemberEvent(Record):
    """One thing that happened to a membership, from its own day on. Never changed: a wrong one is withdrawn.

    `unit` is where it leads to (admission, move, return); `elsewhere` a place outside the office, in words.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    on = models.DateField()
    unit = models.ForeignKey("organizations.Organization", models.PROTECT, null=True, related_name="+")
    elsewhere = models.CharField(max_length=160, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    ground = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["member", "on"])]

    def __str__(self) -> str:
        return f"{self.member_id} {self.kind} {self.on}"


class Discipline(Record):
    """A discipline of a member; `recognised_on` is the day the cell recognised that the fault was corrected."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    form = models.CharField(max_length=40)
    decided_on = models.DateField()
    decision_number = models.CharField(max_length=60, blank=True)
    recognised_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "form", "decided_on"], condition=Q(withdrawn_at=None), name="discipline_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.form}"


class MemberIdentity(Record):
    """A member's personal identity number: kept to tell people of two lists apart, shown only by an audited reveal."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    number = models.CharField(max_length=12)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number"], condition=Q(withdrawn_at=None), name="identity_number_once"),
            models.UniqueConstraint(fields=["member"], condition=Q(withdrawn_at=None), name="identity_member_once"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}"


class Transfer(Record):
    """A member on the way to another organisation; an end is a unit of the books or, in words, a place outside.

    `organization` is the unit whose people started it. `caused_on`: the day the move behind it took effect.
    `closed_on` stays empty while it is open, and for a temporary one as long as the member is away.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    introduced_on = models.DateField()
    from_unit = models.ForeignKey("organizations.Organization", models.PROTECT, null=True, related_name="+")
    from_elsewhere = models.CharField(max_length=160, blank=True)
    to_unit = models.ForeignKey("organizations.Organization", models.PROTECT, null=True, related_name="+")
    to_elsewhere = models.CharField(max_length=160, blank=True)
    caused_on = models.DateField(null=True)
    paper_number = models.CharField(max_length=60, blank=True)
    away_until = models.DateField(null=True)
    is_study = models.BooleanField(default=False)
    presented_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    outcome = models.CharField(max_length=40, blank=True)
    closed_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["from_unit", "closed_on"]),
            models.Index(fields=["to_unit", "closed_on"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(withdrawn_at=None, closed_on=None), name="transfer_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.kind} {self.introduced_on}"


class SavedFilter(Record):
    """A filter of the register that one person keeps; `words` are those of its address."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    user = models.ForeignKey("access.User", models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    words = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "name"], condition=Q(withdrawn_at=None), name="saved_filter_once")
        ]

    def __str__(self) -> str:
        return self.name


class PostHolding(Record):
    """A post a member holds in a body of the organisation, from–until."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    post = models.CharField(max_length=60)
    held_from = models.DateField()
    held_until = models.DateField(null=True)
    ended_as = models.CharField(max_length=40, blank=True)
    end_decision = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["member", "organization", "post", "held_from"],
                condition=Q(withdrawn_at=None),
                name="post_holding_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.post}"


class MemberMerge(Record):
    """Two lines that were one person: `surviving` stands, `absorbed` is withdrawn. Undone when itself withdrawn.

    `before` are the columns of the surviving line that changed, as they were; `moved` what went over to it.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    surviving = models.ForeignKey(Member, models.PROTECT, related_name="+")
    absorbed = models.ForeignKey(Member, models.PROTECT, related_name="+")
    surviving_version = models.PositiveIntegerField()
    absorbed_version = models.PositiveIntegerField()
    before = models.TextField()
    moved = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["absorbed"], condition=Q(withdrawn_at=None), name="member_absorbed_once")
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} → {self.surviving_id}"
