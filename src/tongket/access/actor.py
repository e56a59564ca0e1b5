"""Who acts, and what their roles allow where. Units are numbers here: access knows no tree."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Grant:
    """A role held at a unit and everything below it, from–until inclusive. `organization` None means everywhere."""

    role: str
    organization: int | None
    valid_from: date
    valid_until: date | None = None

    def holds(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on <= self.valid_until)


@dataclass(frozen=True)
class Actor:
    """The person or program behind a write; every write has one."""

    name: str
    grants: tuple[Grant, ...] = ()
    user: int | None = None

    def may(self, permission: str, scope: Set[int], on: date) -> bool:
        """Whether the permission is held at one of the units in `scope` (the unit itself and those above it)."""
        return any(
            grant.holds(on)
            and (grant.organization is None or grant.organization in scope)
            and role_allows(grant.role, permission)
            for grant in self.grants
        )

    def roles(self, on: date) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants if grant.holds(on))


@cache
def roles() -> Mapping[str, tuple[str, ...]]:
    """Permission patterns of each role, from `roles.yaml`."""
    raw = yaml.safe_load((Path(__file__).parent / "roles.yaml").read_text(encoding="utf-8"))
    return {role: tuple(patterns) for role, patterns in raw.items()}


def role_allows(role: str, permission: str) -> bool:
    """Whether a role of `roles.yaml` has a permission; a role nobody declared has none."""
    return any(fnmatchcase(permission, pattern) for pattern in roles().get(role, ()))
