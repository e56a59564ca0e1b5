"""The books of bodies and of the superior's working group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.organizations.bodies.models import Body, WorkingGroupMember
from tongket.rules import vocabulary


@dataclass(frozen=True)
class BodyEntry:
    """One line of the sheet “Cấp ủy, cơ quan”: a body of an organisation for one term."""

    organization: int
    body: str
    held_from: date
    held_until: date | None = None
    term: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    decided_by: str = ""


@dataclass(frozen=True)
class WorkingGroupEntry:
    """One line of the sheet “Tổ công tác cấp trên”: a person of the level above and their part in the group."""

    organization: int
    full_name: str
    part: str
    held_from: date
    held_until: date | None = None
    duty: str = ""
    decision_number: str = ""
    decided_on: date | None = None
    decided_by: str = ""


def body_name(entry: BodyEntry) -> str:
    """ "Ban Chấp hành, nhiệm kỳ 2020-2025"."""
    name = vocabulary.label(entry.body, group="body")
    return f"{name}, nhiệm kỳ {entry.term}" if entry.term else name


def _body_words(entries: Sequence[BodyEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{body_name(entry)} {entry.decision_number}", body_name(entry)) for entry in entries]


def _group_words(entries: Sequence[WorkingGroupEntry]) -> Sequence[tuple[str, str]]:
    return [(f"{entry.full_name} {entry.duty} {entry.decision_number}", entry.full_name) for entry in entries]


BODIES = Book("bodies", Body, BodyEntry, ("organization", "body", "held_from"), _body_words)
WORKING_GROUP = Book(
    "working_group_members",
    WorkingGroupMember,
    WorkingGroupEntry,
    ("organization", "full_name", "held_from"),
    _group_words,
    sort_by_name=True,
)
