"""The office's settings for papers, the narrative parts of reports, and the register of papers with their numbers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record
from tongket.documents.drafting import models as drafting  # noqa: F401 - where Django looks for them


class OfficeProfile(Record):
    """How an office heads its papers, from–until inclusive: names, place, symbol, term."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    superior_name = models.CharField(max_length=160, blank=True)
    issuer_name = models.CharField(max_length=160)
    place = models.CharField(max_length=120, blank=True)
    symbol = models.CharField(max_length=20, blank=True)
    term = models.CharField(max_length=9)
    term_started_on = models.DateField(null=True)
    hall = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "valid_from"], condition=Q(withdrawn_at=None), name="office_profile_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.issuer_name} {self.valid_from}"


class Signatory(Record):
    """Who signs which type of paper for which body, from–until inclusive; a blank type means every type."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    paper_type = models.CharField(max_length=40, blank=True)
    body = models.CharField(max_length=40)
    authority = models.CharField(max_length=120, blank=True)
    post = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "paper_type", "body", "valid_from"],
                condition=Q(withdrawn_at=None),
                name="signatory_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.authority} {self.name}"


class Recipient(Record):
    """One line of “Nơi nhận” of a type of paper; a blank type means every type without lines of its own."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    paper_type = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "paper_type", "text"], condition=Q(withdrawn_at=None), name="recipient_once"
            )
        ]

    def __str__(self) -> str:
        return self.text


class NarrativePart(Record):
    """What an officer wrote for one section of a year's paper; `carried_from` until it is edited."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    paper = models.CharField(max_length=40)
    section = models.CharField(max_length=40)
    text = models.TextField()
    carried_from = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "report_year", "paper", "section"],
                condition=Q(withdrawn_at=None),
                name="narrative_part_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.report_year} {self.paper} {self.section}"


class NumberSeries(models.Model):
    """The last number given in a series of papers. The row is the lock under which the next one is given."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    type = models.CharField(max_length=40)
    term = models.CharField(max_length=9)
    symbol = models.CharField(max_length=20)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organization", "type", "term", "symbol"], name="number_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.type} {self.term} {self.symbol}: {self.last}"


class Paper(Record):
    """One paper in the register, with the files made, the figures it states, and its way to the recipients."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    type = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    variant = models.CharField(max_length=60, blank=True)
    report_year = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    term = models.CharField(max_length=9, blank=True)
    symbol = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField(null=True)
    number_line = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True)
    state = models.CharField(max_length=20, default="draft")
    authority = models.CharField(max_length=120, blank=True)
    signer_post = models.CharField(max_length=120, blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    recipients = models.JSONField(default=list)
    files = models.JSONField(default=list)
    figures = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    copy_name = models.CharField(max_length=200, blank=True)
    copy_sha256 = models.CharField(max_length=64, blank=True)
    sent_on = models.DateField(null=True)
    is_external = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]
        constraints: ClassVar = [
            # Withdrawn papers are not excepted: a number once given is never given again.
            models.UniqueConstraint(
                fields=["organization", "type", "term", "symbol", "number"],
                condition=Q(number__isnull=False),
                name="paper_number_once",
            ),
            models.UniqueConstraint(
                fields=["organization", "report_year", "kind", "variant"],
                condition=Q(withdrawn_at=None, state="draft"),
                name="paper_draft_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number_line or self.kind} {self.report_year}"


class PressArticle(Record):
    """An article for the press as it was made on a day: the last one of a unit's year stands. It is no Party paper."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    report_year = models.PositiveSmallIntegerField()
    headline = models.CharField(max_length=300)
    made_on = models.DateField()
    files = models.JSONField(default=list)
    figures = models.JSONField(default=list)
    sentences = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organization", "report_year"])]

    def __str__(self) -> str:
        return f"{self.headline} {self.made_on}"
