"""The derived side of the tree: periods follow from what the actions write, the closure from the periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tongket.access.inserting import insert
from tongket.organizations.models import Organization, OrganizationClosure, OrganizationPeriod
from tongket.organizations.reorganizing import lineage


class Pair(NamedTuple):
    """An organisation above another (or itself), from–until inclusive."""

    ancestor: int
    descendant: int
    depth: int
    valid_from: date
    valid_until: date | None


def begin(organizations: Sequence[Organization]) -> None:
    """The first period of newly established organisations."""
    OrganizationPeriod.objects.bulk_create(_period(row, row.established_on, row.closed_on) for row in organizations)


def follow(row: Organization) -> None:
    """Bring the periods of a corrected organisation up to date: a new period where the change has its own day,
    else the standing period is the one that was wrong."""
    last = OrganizationPeriod.objects.filter(organization=row).order_by("-valid_from").first()
    if last is None:
        begin([row])
        return
    if row.changed_on is not None and row.changed_on > last.valid_from:
        last.valid_until = row.changed_on - timedelta(days=1)
        last.save(update_fields=["valid_until"])
        _period(row, row.changed_on, row.closed_on).save()
        return
    fresh = _period(row, last.valid_from, row.closed_on)
    if not OrganizationPeriod.objects.filter(organization=row).exclude(pk=last.pk).exists():
        fresh.valid_from = row.established_on
    last.delete()
    fresh.save()


def rebuild_closure() -> None:
    """Derive closure and lineage anew. The tree of one office has at most some hundred nodes: this is milliseconds."""
    periods = _standing()
    pairs = closure(periods)
    OrganizationClosure.objects.all().delete()
    columns = ("ancestor_id", "descendant_id", "depth", "valid_from", "valid_until")
    insert(OrganizationClosure, [dict(zip(columns, pair, strict=True)) for pair in pairs])
    lineage.rebuild(pairs, periods)


def closure_differs() -> bool:
    """Whether the stored closure or lineage is other than the one that follows from periods and successions."""
    periods = _standing()
    pairs = closure(periods)
    stored = OrganizationClosure.objects.values_list(
        "ancestor_id", "descendant_id", "depth", "valid_from", "valid_until"
    )
    return set(pairs) != {Pair(*row) for row in stored} or lineage.differs(pairs, periods)


def _standing() -> Sequence[tuple[int, int | None, date, date | None]]:
    return list(OrganizationPeriod.objects.values_list("organization_id", "parent_id", "valid_from", "valid_until"))


def closure(periods: Iterable[tuple[int, int | None, date, date | None]]) -> Sequence[Pair]:
    """All pairs of ancestor and descendant with the days on which they hold."""
    by_organization: dict[int, list[tuple[int | None, date, date | None]]] = defaultdict(list)
    for organization, parent, start, end in periods:
        by_organization[organization].append((parent, start, end))
    known: dict[int, list[Pair]] = {}
    return [pair for organization in by_organization for pair in _above(organization, by_organization, known)]


def _above(
    organization: int,
    periods: Mapping[int, Sequence[tuple[int | None, date, date | None]]],
    known: dict[int, list[Pair]],
) -> list[Pair]:
    if organization not in known:
        known[organization] = []  # a circle, refused elsewhere, must not hang us here
        pairs = [Pair(organization, organization, 0, start, end) for _, start, end in _joined(periods[organization])]
        for parent, start, end in periods[organization]:
            for pair in _above(parent, periods, known) if parent is not None and parent in periods else ():
                low, high = max(start, pair.valid_from), _earlier(end, pair.valid_until)
                if high is None or low <= high:
                    pairs.append(Pair(pair.ancestor, organization, pair.depth + 1, low, high))
        known[organization] = pairs
    return known[organization]


def _joined(
    periods: Sequence[tuple[int | None, date, date | None]],
) -> Sequence[tuple[None, date, date | None]]:
    """Periods that follow each other without a gap as one."""
    joined: list[tuple[None, date, date | None]] = []
    for _, start, end in sorted(periods, key=lambda period: period[1]):
        if joined and joined[-1][2] is not None and joined[-1][2] + timedelta(days=1) == start:
            joined[-1] = (None, joined[-1][1], end)
        else:
            joined.append((None, start, end))
    return joined


def _earlier(one: date | None, other: date | None) -> date | None:
    return other if one is None else one if other is None else min(one, other)


def _period(row: Organization, start: date, end: date | None) -> OrganizationPeriod:
    return OrganizationPeriod(
        organization=row,
        name=row.name,
        type=row.type,
        code=row.code,
        parent_id=row.parent_id,
        valid_from=start,
        valid_until=end,
    )
