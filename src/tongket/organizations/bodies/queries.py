"""What may be asked of bodies and of the superior's working group."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet

from tongket.access.book import Kept
from tongket.access.record import Record
from tongket.organizations.bodies.book import BODIES, WORKING_GROUP, BodyEntry, WorkingGroupEntry
from tongket.organizations.bodies.models import Body, WorkingGroupMember
from tongket.rules import vocabulary
from tongket.rules.notation import date_vi

Row = TypeVar("Row", bound=Record)
BY_RANK = (
    "party_committee", "executive_committee", "standing_committee", "inspection_commission", "office",
    "party_building_board", "cell_committee",
)  # fmt: skip
PARTS = ("group_head", "group_deputy_head", "group_member")


@dataclass(frozen=True)
class Delegate:
    """Someone of the level above as a paper names them: name, duty, and their part in the group in words."""

    name: str
    duty: str
    part: str
    is_head: bool

    @property
    def named(self) -> str:
        """ "đồng chí Nguyễn Văn Mẫu, Ủy viên Ban Thường vụ Huyện ủy, Tổ trưởng Tổ công tác"."""
        part = f"{self.part} Tổ công tác phụ trách"
        return ", ".join(text for text in (f"đồng chí {self.name}", self.duty, part) if text)


@dataclass(frozen=True)
class WorkingGroup:
    """The superior's working group for an organisation on a day; `decision` in words, empty where not entered."""

    members: Sequence[Delegate] = ()
    decision: str = ""


def bodies_on(organizations: Collection[int], on: date) -> Sequence[Kept[BodyEntry]]:
    """The bodies that stood at these organisations on a day, by rank."""
    found = [BODIES.kept(row) for row in _standing(Body.objects.all(), organizations, on)]
    return sorted(found, key=lambda kept: (kept.entry.organization, _place(kept.entry.body), kept.entry.held_from))


def terms_of(organization: int) -> Sequence[Kept[BodyEntry]]:
    """Every body an organisation ever had, by rank, the latest term first."""
    rows = Body.objects.filter(organization=organization, withdrawn_at=None).order_by("-held_from", "id")
    return sorted((BODIES.kept(row) for row in rows), key=lambda kept: _place(kept.entry.body))


def working_group_on(organization: int, on: date) -> WorkingGroup:
    """The superior's working group in charge of an organisation on a day, its head first."""
    entries = [kept.entry for kept in appointments_on(organization, on)]
    members = [
        Delegate(entry.full_name, entry.duty, vocabulary.label(entry.part), entry.part == "group_head")
        for entry in entries
    ]
    return WorkingGroup(members, next((said for entry in entries if (said := _decision(entry))), ""))


def appointments_on(organization: int, on: date) -> Sequence[Kept[WorkingGroupEntry]]:
    """The lines of the working group that held on a day, its head first, then by name."""
    rows = _standing(WorkingGroupMember.objects.all(), [organization], on).order_by("sort_key", "id")
    return sorted((WORKING_GROUP.kept(row) for row in rows), key=lambda kept: PARTS.index(kept.entry.part))


def _standing(rows: QuerySet[Row], organizations: Collection[int], on: date) -> QuerySet[Row]:
    not_ended = Q(held_until=None) | Q(held_until__gte=on)
    return rows.filter(not_ended, organization__in=organizations, held_from__lte=on, withdrawn_at=None)


def _decision(entry: WorkingGroupEntry) -> str:
    """ "Quyết định số 15-QĐ/HU ngày 05/01/2023 của Ban Thường vụ Huyện ủy"."""
    if not entry.decision_number:
        return ""
    day = f" ngày {date_vi(entry.decided_on)}" if entry.decided_on else ""
    by = f" của {entry.decided_by}" if entry.decided_by else ""
    return f"Quyết định số {entry.decision_number}{day}{by}"


def _place(body: str) -> int:
    return BY_RANK.index(body) if body in BY_RANK else len(BY_RANK)
