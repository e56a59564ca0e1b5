"""A person who signs in as an actor: name and roles."""

from __future__ import annotations

from tongket.access import accounts
from tongket.access.actor import Actor
from tongket.organizations.assignments import grants_of


def actor_of(username: str) -> Actor | None:
    """The actor behind a user name, with every role held at any time; None for nobody or a closed account."""
    for account in accounts.all_accounts():
        if account.username == username and account.is_active:
            return Actor(account.full_name, grants_of(account.id), account.id)
    return None


def actor_with_id(user: int) -> Actor | None:
    """The same by the person's id."""
    account = accounts.accounts([user]).get(user)
    return Actor(account.full_name, grants_of(user), user) if account is not None and account.is_active else None
