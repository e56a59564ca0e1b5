"""What every kept record has: an immutable key, a version, the day it was recorded, and never a deletion."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone


class Record(models.Model):
    """The base of everything that is written down. `withdrawn_at` marks a line entered by mistake."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)
    search_key = models.CharField(max_length=600, default="")
    sort_key = models.CharField(max_length=300, default="")

    class Meta:
        abstract = True

    KEPT: ClassVar = frozenset({"id", "key", "version", "recorded_at", "withdrawn_at", "search_key", "sort_key"})
