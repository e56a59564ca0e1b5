"""The intervals of membership, derived from a member's line: where, with which status, from–until."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from tongket.access import audit
from tongket.access.inserting import insert
from tongket.records.members.models import Member, MemberPeriod


class Interval(NamedTuple):
    organization: int
    status: str
    valid_from: date
    valid_until: date | None


def begin(rows: Sequence[Member]) -> None:
    """The intervals of newly registered members."""
    insert(
        MemberPeriod,
        [
            {
                "member_id": row.pk,
                "organization_id": interval.organization,
                "status": interval.status,
                "valid_from": interval.valid_from,
                "valid_until": interval.valid_until,
            }
            for row in rows
            for interval in intervals(row)
        ],
    )


def follow(rows: Sequence[Member]) -> None:
    """After a correction: what lies before the present stay is kept, the present stay is derived anew."""
    for row in rows:
        stored = list(MemberPeriod.objects.filter(member=row).order_by("valid_from", "id"))
        kept = before_the_stay([_interval(period) for period in stored], row)
        for period, interval in zip(stored, kept, strict=False):
            if period.valid_until != interval.valid_until:
                MemberPeriod.objects.filter(pk=period.pk).update(valid_until=interval.valid_until)
        MemberPeriod.objects.filter(pk__in=[period.pk for period in stored[len(kept) :]]).delete()
    begin(rows)


def before_the_stay(known: Sequence[Interval], row: Member) -> Sequence[Interval]:
    """Of the intervals known so far, in order, those before the stay that the line now tells of.

    The last ones in the same cell are that stay itself, told anew. The stay before it ends the day before.
    """
    earlier = list(known)
    while earlier and earlier[-1].organization == row.organization_id:
        earlier.pop()
    start = _start(row)
    while earlier and earlier[-1].valid_from >= start:
        earlier.pop()
    if earlier:
        earlier[-1] = earlier[-1]._replace(valid_until=start - timedelta(days=1))
    return earlier


def intervals(row: Member) -> Iterable[Interval]:
    """The intervals that follow from one line; a status other than active splits them at its first day."""
    start = _start(row)
    changed = row.status_since
    if row.status != "active" and changed is not None and changed > start:
        yield Interval(row.organization_id, "active", start, changed - timedelta(days=1))
        start = changed
    if row.ended_on is None or start <= row.ended_on:
        yield Interval(row.organization_id, row.status, start, row.ended_on)


def _start(row: Member) -> date:
    return row.joined_on or row.admitted_on


def _interval(period: MemberPeriod) -> Interval:
    return Interval(period.organization_id, period.status, period.valid_from, period.valid_until)


def members_that_differ() -> Sequence[str]:
    """Members whose stored intervals are not those that follow from everything ever written of them, by name."""
    stored: dict[int, set[Interval]] = {}
    for period in MemberPeriod.objects.all():
        stored.setdefault(period.member_id, set()).add(_interval(period))
    told = rebuilt()
    return [
        row.full_name
        for row in Member.objects.order_by("id")
        if stored.get(row.pk, set()) != (set() if row.withdrawn_at else set(told.get(row.key, ())))
    ]


def rebuilt() -> Mapping[UUID, Sequence[Interval]]:
    """The intervals of every member, from the audit trail alone: each event is followed as it was when it came."""
    fields = {field.attname: field for field in Member._meta.concrete_fields}
    lines: dict[UUID, Member] = {}
    found: dict[UUID, list[Interval]] = {}
    for key, changes in audit.changes_in_order("members"):
        line = lines.setdefault(key, Member())
        for name, (_, value) in changes.items():
            setattr(line, name, fields[name].to_python(value))
        if line.withdrawn_at is None:
            found[key] = [*before_the_stay(found.get(key, ()), line), *intervals(line)]
    return found
