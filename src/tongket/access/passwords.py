"""What a password must be, as findings."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tongket.access.models import User
from tongket.rules.decision import Finding


def check_password(password: str, person: User) -> Iterable[Finding]:
    """The validators of the settings: length, commonness, likeness to the person's name."""
    try:
        validate_password(password, person)
    except ValidationError as refused:
        yield Finding("password-too-weak", {"why": " ".join(refused.messages)})
