"""Values an office enters itself, each with the document it rests on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from tongket.access.record import Record


class LocalValue(Record):
    """A value for a unit and all below it, from–until inclusive. `value` is the text as entered, in its notation."""

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    setting = models.CharField(max_length=60)
    applies_to = models.CharField(max_length=20, blank=True)
    value = models.CharField(max_length=60)
    document_number = models.CharField(max_length=60)
    signed_on = models.DateField()
    issuer = models.CharField(max_length=160)
    article = models.CharField(max_length=80, blank=True)
    has_text = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "setting", "applies_to", "valid_from"],
                condition=Q(withdrawn_at=None),
                name="local_value_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.setting} {self.applies_to} {self.organization_id}"
