"""What may be asked of members' lives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tongket.records.members.life import fold, storing
from tongket.records.members.models import Discipline, MemberEvent
from tongket.rules import badges

STEP = 500


@dataclass(frozen=True)
class LifeEvent:
    """One step of a member's life as it is kept; `organization` is the unit whose line the member was then."""

    id: int
    key: UUID
    member: int
    kind: str
    on: date
    organization: int
    unit: int | None
    elsewhere: str
    decision_number: str
    decided_on: date | None
    note: str
    ground: str
    recorded_at: datetime
    withdrawn_at: datetime | None


def events_of(member: int, *, withdrawn: bool = False) -> Sequence[LifeEvent]:
    """The steps of one member in the order they happened; those taken back only if asked for."""
    rows = MemberEvent.objects.filter(member=member).order_by("on", "id")
    return [_seen(row) for row in rows if withdrawn or row.withdrawn_at is None]


def event(key: UUID) -> LifeEvent | None:
    """One step by its key."""
    row = MemberEvent.objects.filter(key=key).first()
    return _seen(row) if row else None


def events_between(organizations: Collection[int], first: date, last: date) -> Sequence[LifeEvent]:
    """The steps in these units from one day to another, in order."""
    rows = MemberEvent.objects.filter(
        organization__in=organizations, on__gte=first, on__lte=last, withdrawn_at=None
    ).order_by("on", "id")
    return [_seen(row) for row in rows]


def interruptions(members: Collection[int]) -> Mapping[int, Sequence[badges.Interruption]]:
    """The dated times that do not count for party age, of the members who have any."""
    marked = _with_gaps(members)
    found = {member: fold.interruptions(life) for member, life in storing.happened(marked).items()}
    return {member: gaps for member, gaps in found.items() if gaps}


def disciplines(members: Collection[int]) -> Mapping[int, Sequence[badges.Discipline]]:
    """The disciplines of the members who have any, oldest first."""
    found: dict[int, list[badges.Discipline]] = defaultdict(list)
    wanted, rows = set(members), Discipline.objects.filter(withdrawn_at=None).order_by("decided_on", "id")
    if len(wanted) <= STEP:
        rows = rows.filter(member__in=wanted)
    # Few are ever disciplined: to name thousands in the query costs more than to read them all.
    for member, form, decided, recognised in rows.values_list("member_id", "form", "decided_on", "recognised_on"):
        if member in wanted:
            found[member].append(badges.Discipline(form, decided, recognised))
    return found


def _with_gaps(members: Collection[int]) -> Sequence[int]:
    """Of these members, those with a step that can end an interruption: few, so that the rest need no folding."""
    wanted = set(members)
    rows = MemberEvent.objects.filter(kind__in=("readmitted", "resumed"), withdrawn_at=None)
    return [member for member in rows.values_list("member_id", flat=True).distinct() if member in wanted]


def _seen(row: MemberEvent) -> LifeEvent:
    return LifeEvent(
        row.pk, row.key, row.member_id, row.kind, row.on, row.organization_id, row.unit_id, row.elsewhere,
        row.decision_number, row.decided_on, row.note, row.ground, row.recorded_at, row.withdrawn_at,
    )  # fmt: skip
