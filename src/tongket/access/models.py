"""Users and the audit trail."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class User(AbstractBaseUser):
    """A person who signs in. What they may do follows from assignments in the tree, not from this row."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_example = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)

    objects: ClassVar[BaseUserManager[Self]] = BaseUserManager()

    USERNAME_FIELD = "username"

    def __str__(self) -> str:
        return self.full_name


class AuditEvent(models.Model):
    """One thing that was done: who, when, to what, from which values to which, for which reason."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=160)
    action = models.CharField(max_length=60)
    event = models.CharField(max_length=60)
    ledger = models.CharField(max_length=40)
    record_key = models.UUIDField(db_index=True)
    organization_id = models.BigIntegerField(null=True, db_index=True)
    reason = models.CharField(max_length=500, blank=True)
    changes = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.event}"
