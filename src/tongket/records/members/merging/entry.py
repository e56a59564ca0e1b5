"""What a merge is asked for, and what it says of itself afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tongket.records.members.book import MemberEntry


@dataclass(frozen=True)
class MovedLine:
    """A line of another ledger that went over to the surviving member, or was withdrawn beside its twin.

    `version` is the one it has after it moved; 0 for one that was withdrawn.
    """

    ledger: str
    key: str
    version: int = 0
    member: int = 0


@dataclass(frozen=True)
class Merging:
    """Two lines of one person; `entry` is the surviving line as decided field by field."""

    surviving: int
    surviving_version: int
    absorbed: int
    absorbed_version: int
    entry: MemberEntry
    lines: Sequence[MovedLine] = ()


@dataclass(frozen=True)
class Unmerging:
    """A merge to be undone, by its id."""

    merge: int


@dataclass(frozen=True)
class Merged:
    """A merge as it is kept."""

    id: int
    key: UUID
    organization: int
    surviving: int
    absorbed: int
    lines: Sequence[MovedLine]
    at: datetime
    undone_at: datetime | None
