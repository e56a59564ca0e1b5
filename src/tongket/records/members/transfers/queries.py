"""What may be asked of transfers: both ends with their clocks, and who is away for a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tongket.access.book import Kept
from tongket.records.members.models import Transfer
from tongket.records.members.transfers.book import TRANSFERS, TransferEntry
from tongket.rules import transfers as rules
from tongket.rules.transfers import Clock

OPEN, AWAY, RECEIVED, SENT_BACK, CANCELLED, ENDED = "open", "away", "received", "sent_back", "cancelled", "ended"


@dataclass(frozen=True)
class TransferSeen:
    """One transfer as it stands: its line, the member's name, its state and the clock of its papers.

    `state` is open, away (a temporary one received), received, sent_back, cancelled or ended.
    """

    kept: Kept[TransferEntry]
    name: str
    state: str
    presented_on: date | None
    received_on: date | None
    closed_on: date | None
    clock: Clock | None

    @property
    def entry(self) -> TransferEntry:
        return self.kept.entry

    def is_late(self, on: date) -> bool:
        """Is it open past the last day of its papers?"""
        return self.state == OPEN and self.clock is not None and on > self.clock.last_day


def under_way(organizations: Collection[int]) -> Sequence[TransferSeen]:
    """The transfers not yet closed with an end in these units, the longest waiting first."""
    return [_seen(row) for row in _touching(organizations).filter(closed_on=None).order_by("introduced_on", "id")]


def count_under_way(organizations: Collection[int]) -> int:
    """How many transfers with an end in these units are not yet closed."""
    return _touching(organizations).filter(closed_on=None).count()


def closed_since(organizations: Collection[int], first: date) -> Sequence[TransferSeen]:
    """The transfers of these units closed on `first` or later, the latest first."""
    return [_seen(row) for row in _touching(organizations).filter(closed_on__gte=first).order_by("-closed_on", "-id")]


def of_members(members: Collection[int]) -> Sequence[TransferSeen]:
    """Every transfer of these members, the latest first."""
    rows = Transfer.objects.filter(member__in=members, withdrawn_at=None).select_related("member")
    return [_seen(row) for row in rows.order_by("-introduced_on", "-id")]


def one(key: UUID) -> TransferSeen | None:
    """A transfer by its key."""
    row = Transfer.objects.filter(key=key, withdrawn_at=None).select_related("member").first()
    return _seen(row) if row else None


def temporarily_away(organizations: Collection[int], on: date) -> Mapping[int, int]:
    """How many official members of each unit are away for a time on the day: they do not count for a vote there."""
    rows = _away(on).filter(from_unit__in=organizations, member__official_on__lte=on).order_by()
    return dict(rows.values_list("from_unit_id").annotate(away=Count("id")))


def away_on(members: Collection[int], on: date) -> frozenset[int]:
    """Which of these members are away for a time on the day."""
    return frozenset(_away(on).filter(member__in=members).values_list("member_id", flat=True))


def in_transfer(organizations: Collection[int]) -> frozenset[int]:
    """The members with a transfer under way from or to these units."""
    return frozenset(_touching(organizations).filter(closed_on=None).values_list("member_id", flat=True))


def _away(on: date) -> QuerySet[Transfer]:
    goes_on = Q(closed_on=None) | Q(closed_on__gt=on)
    return Transfer.objects.filter(goes_on, kind=rules.TEMPORARY, received_on__lte=on, withdrawn_at=None)


def _touching(organizations: Collection[int]) -> QuerySet[Transfer]:
    ends = Q(from_unit__in=organizations) | Q(to_unit__in=organizations)
    return Transfer.objects.filter(ends, withdrawn_at=None).select_related("member")


def _seen(row: Transfer) -> TransferSeen:
    under_way = AWAY if row.received_on is not None else OPEN
    state = row.outcome if row.closed_on is not None else under_way
    return TransferSeen(
        TRANSFERS.kept(row), row.member.full_name, state, row.presented_on, row.received_on, row.closed_on,
        rules.present_clock(row.introduced_on),
    )  # fmt: skip
