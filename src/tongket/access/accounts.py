"""Who signs in: accounts as other rooms may see them."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tongket.access.models import User
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are easily taken for another when read from paper."""


@dataclass(frozen=True)
class Account:
    """A person who may sign in. What they may do stands in the assignments."""

    id: int
    key: UUID
    username: str
    full_name: str
    is_active: bool
    is_example: bool
    must_change_password: bool


def anyone() -> bool:
    """Whether a single person exists: a new database has none."""
    return User.objects.exists()


def accounts(ids: Collection[int]) -> Mapping[int, Account]:
    return {row.pk: _account(row) for row in User.objects.filter(id__in=ids)}


def all_accounts() -> Sequence[Account]:
    """Everyone, in the order of user names."""
    return [_account(row) for row in User.objects.order_by("username")]


def account(key: UUID) -> Account:
    """Raises `person-unknown`."""
    row = User.objects.filter(key=key).first()
    if row is None:
        raise TongketError("person-unknown", name=str(key))
    return _account(row)


def initial_password() -> str:
    """A password to be handed over once, on paper or by voice: four groups of four letters, 79 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def check_password(password: str, person: User) -> Iterable[Finding]:
    """What the validators of the settings say: length, commonness, likeness to the person's name."""
    try:
        validate_password(password, person)
    except ValidationError as refused:
        yield Finding("password-too-weak", {"why": " ".join(refused.messages)})


def _account(row: User) -> Account:
    return Account(
        row.pk, row.key, row.username, row.full_name, row.is_active, row.is_example, row.must_change_password
    )
