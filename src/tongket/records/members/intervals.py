"""The intervals of membership, derived from a member's line: where, with which status, from–until."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

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
    """After a correction: what lies before the member joined the present cell stays, the rest is derived anew."""
    for row in rows:
        start = _start(row)
        earlier = MemberPeriod.objects.filter(member=row, valid_from__lt=start).exclude(
            organization_id=row.organization_id
        )
        kept_ids = [period.pk for period in earlier]
        MemberPeriod.objects.filter(member=row).exclude(pk__in=kept_ids).delete()
        MemberPeriod.objects.filter(pk__in=kept_ids, valid_until=None).update(valid_until=start - timedelta(days=1))
    begin(rows)


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


def members_that_differ() -> Sequence[str]:
    """Members whose stored intervals are not those that follow from their line (earlier cells apart), by name."""
    stored: dict[int, set[Interval]] = {}
    for row in MemberPeriod.objects.values_list("member_id", "organization_id", "status", "valid_from", "valid_until"):
        stored.setdefault(row[0], set()).add(Interval(*row[1:]))
    members = Member.objects.filter(withdrawn_at=None)
    return [row.full_name for row in members if not set(intervals(row)) <= stored.get(row.pk, set())]
