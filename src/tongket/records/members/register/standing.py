"""Where thousands of members stand on a day, without their lines: what a review asks of the register."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tongket.records.members.models import Member, MemberPeriod

STEP = 900


@dataclass(frozen=True)
class Standing:
    """A member on a day. `organization` None: belonged to no unit here; `ended_as` and `ended_on` as kept now."""

    organization: int | None
    status: str
    admitted_on: date | None
    ended_as: str
    ended_on: date | None


@dataclass(frozen=True)
class Stay:
    """A time a member belonged to a unit with one status, both days included."""

    member: int
    organization: int
    first: date
    last: date


def standing_on(ids: Collection[int], on: date) -> Mapping[int, Standing]:
    """These members on a day; a handful of queries for thousands."""
    wanted, places = sorted(ids), {}
    found = {}
    for start in range(0, len(wanted), STEP):
        some = wanted[start : start + STEP]
        periods = MemberPeriod.objects.filter(
            Q(valid_until=None) | Q(valid_until__gte=on), member__in=some, valid_from__lte=on
        )
        places.update({row[0]: row[1:] for row in periods.values_list("member_id", "organization_id", "status")})
        for key, admitted, ended_as, ended_on in Member.objects.filter(id__in=some).values_list(
            "id", "admitted_on", "ended_as", "ended_on"
        ):
            organization, status = places.get(key, (None, ""))
            found[key] = Standing(organization, status, admitted, ended_as, ended_on)
    return found


def stays_ended_between(ids: Collection[int], first: date, last: date) -> Sequence[Stay]:
    """The times in a unit that ended from one day to another: who moved, and who changed the status."""
    rows = MemberPeriod.objects.filter(valid_until__gte=first, valid_until__lte=last).order_by("member", "valid_from")
    if len(ids) <= STEP:
        rows = rows.filter(member__in=list(ids))
    wanted = set(ids)
    told = rows.values_list("member_id", "organization_id", "valid_from", "valid_until")
    return [Stay(member, unit, begun, ended) for member, unit, begun, ended in told if member in wanted and ended]
