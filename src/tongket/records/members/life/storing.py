"""Writes a member's events and, in the same transaction, the intervals that follow from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from tongket.access.gate import Written
from tongket.access.inserting import insert
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.life import fold, telling
from tongket.records.members.life.fold import Happened, Interval
from tongket.records.members.models import Member, MemberEvent, MemberPeriod

STEP = 500
COLUMNS = {MEMBERS.attributes[name] if name != "organization" else "organization_id" for name in telling.TOLD}


@dataclass(frozen=True)
class Event:
    """An event to be written: what happened, and what is known of its paper. `unit_before` is whose line it is."""

    member: int
    happened: Happened
    unit_before: int
    elsewhere: str = ""
    decision_number: str = ""
    note: str = ""
    ground: str = ""


def write(events: Sequence[Event], at: datetime) -> None:
    """Insert events, without their intervals."""
    insert(
        MemberEvent,
        [
            {
                "key": uuid4(),
                "recorded_at": at,
                "organization_id": event.unit_before,
                "member_id": event.member,
                "kind": event.happened.kind,
                "on": event.happened.on,
                "unit_id": event.happened.unit,
                "elsewhere": event.elsewhere,
                "decision_number": event.decision_number,
                "decided_on": event.happened.decided_on,
                "note": event.note,
                "ground": event.ground,
            }
            for event in events
        ],
    )


def take_back(ids: Collection[int], at: datetime) -> None:
    """Mark events as entered by mistake; they stay readable."""
    wanted = list(ids)
    for start in range(0, len(wanted), STEP):
        MemberEvent.objects.filter(id__in=wanted[start : start + STEP], withdrawn_at=None).update(withdrawn_at=at)


def begin(members: Mapping[int, Sequence[Happened]], at: datetime) -> None:
    """The events and intervals of members who had none."""
    write([Event(member, each, each.unit or _unit(life), "") for member, life in members.items() for each in life], at)
    _insert_periods({member: fold.intervals(life) for member, life in members.items()})


def follow(members: Collection[int]) -> None:
    """Derive the intervals of these members anew; those that stay the same are left as they are."""
    wanted = {member: fold.intervals(life) for member, life in happened(members).items()}
    stored: dict[int, dict[Interval, int]] = defaultdict(dict)
    for row in MemberPeriod.objects.filter(member__in=list(members)):
        stored[row.member_id][interval(row)] = row.pk
    gone, new = [], {}
    for member in members:
        now = wanted.get(member, ())
        gone += [pk for known, pk in stored[member].items() if known not in now]
        new[member] = [each for each in now if each not in stored[member]]
    for start in range(0, len(gone), STEP):
        MemberPeriod.objects.filter(pk__in=gone[start : start + STEP]).delete()
    _insert_periods(new)


def follow_lines(written: Sequence[Written], entries: Mapping[int, MemberEntry], at: datetime) -> None:
    """Take back and write the events by which the corrected lines differ, and derive the intervals anew."""
    touched = [line.id for line in written if COLUMNS & set(line.changes)]
    if not touched:
        return
    known = happened(touched)
    changes = {member: telling.change(known.get(member, ()), entries[member]) for member in touched}
    take_back([pk for change in changes.values() for pk in change.withdrawn], at)
    events = [
        Event(member, each, entries[member].organization) for member in touched for each in changes[member].written
    ]
    write(events, at)
    follow(touched)


def follow_withdrawn(members: Sequence[int], at: datetime) -> None:
    """Members entered by mistake: their events are taken back and their intervals go."""
    known = happened(members)
    take_back([each.id for life in known.values() for each in life], at)
    follow(members)


def happened(members: Collection[int] | None = None, known_at: datetime | None = None) -> Mapping[int, list[Happened]]:
    """The events of these members (of all, where none are named), as known now or as they were known at a moment."""
    found: dict[int, list[Happened]] = defaultdict(list)
    wanted = [None] if members is None else _chunks(members)
    for chunk in wanted:
        rows = MemberEvent.objects.all() if chunk is None else MemberEvent.objects.filter(member__in=chunk)
        if known_at is None:
            rows = rows.filter(withdrawn_at=None)
        else:
            rows = rows.filter(recorded_at__lte=known_at).exclude(withdrawn_at__lte=known_at)
        for pk, member, kind, on, unit, decided in rows.values_list(
            "id", "member_id", "kind", "on", "unit_id", "decided_on"
        ):
            found[member].append(Happened(kind, on, unit, pk, decided))
    return found


def interval(row: MemberPeriod) -> Interval:
    return Interval(row.organization_id, row.status, row.valid_from, row.valid_until)


def members_that_differ() -> Sequence[str]:
    """Members whose stored intervals are not those that follow from their events, by name."""
    stored: dict[int, set[Interval]] = defaultdict(set)
    for period in MemberPeriod.objects.all():
        stored[period.member_id].add(interval(period))
    told = happened()
    return [
        row.full_name
        for row in Member.objects.order_by("id")
        if stored[row.pk] != (set() if row.withdrawn_at else set(fold.intervals(told.get(row.pk, ()))))
    ]


def states_known(members: Collection[int], on: date, known_at: datetime) -> Mapping[int, Interval]:
    """Where each member was on a day, by what was known at a moment; who was nowhere then is not in it."""
    found = {}
    for member, life in happened(members, known_at).items():
        for each in fold.intervals(life):
            if each.valid_from <= on and (each.valid_until is None or on <= each.valid_until):
                found[member] = each
    return found


def _insert_periods(periods: Mapping[int, Sequence[Interval]]) -> None:
    insert(
        MemberPeriod,
        [
            {
                "member_id": member,
                "organization_id": each.organization,
                "status": each.status,
                "valid_from": each.valid_from,
                "valid_until": each.valid_until,
            }
            for member, found in periods.items()
            for each in found
        ],
    )


def _unit(life: Sequence[Happened]) -> int:
    return next(each.unit for each in life if each.unit is not None)


def _chunks(members: Collection[int]) -> Sequence[list[int]]:
    wanted = list(members)
    return [wanted[start : start + STEP] for start in range(0, len(wanted), STEP)]
