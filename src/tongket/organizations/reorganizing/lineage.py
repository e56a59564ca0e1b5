"""Where an organisation counts on each day: its place in the tree, and once it is closed that of its bearer.

An organisation without a successor counts on under the unit it last stood under, one step below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tongket.access.inserting import insert
from tongket.organizations.reorganizing.models import OrganizationLineage, Succession

Span = tuple[int, int, int, date, date | None]
Standing = tuple[int, int | None, date, date | None]
DAY = timedelta(days=1)


class Place(NamedTuple):
    """A unit under which an organisation counts (or itself), from–until inclusive."""

    unit: int
    organization: int
    depth: int
    valid_from: date
    valid_until: date | None


def rebuild(pairs: Iterable[Span], periods: Iterable[Standing]) -> None:
    """Derive the lineage anew from the closure's pairs and the periods."""
    places = lineage(pairs, periods, bearers())
    OrganizationLineage.objects.all().delete()
    columns = ("unit_id", "organization_id", "depth", "valid_from", "valid_until")
    insert(OrganizationLineage, [dict(zip(columns, place, strict=True)) for place in places])


def differs(pairs: Iterable[Span], periods: Iterable[Standing]) -> bool:
    """Whether the stored lineage is other than the one that follows from closure, periods and successions."""
    stored = OrganizationLineage.objects.values_list("unit_id", "organization_id", "depth", "valid_from", "valid_until")
    return set(lineage(pairs, periods, bearers())) != {Place(*row) for row in stored}


def bearers() -> Mapping[int, int]:
    """Who bears the records of each organisation that a standing event closed."""
    rows = Succession.objects.filter(is_bearer=True, event__undone_at=None).order_by("on", "id")
    return {before: after for before, after in rows.values_list("predecessor_id", "successor_id") if before != after}


def lineage(pairs: Iterable[Span], periods: Iterable[Standing], heirs: Mapping[int, int]) -> Sequence[Place]:
    """All places of all organisations; on any one day an organisation has at most one place at each unit."""
    standing: dict[int, list[Place]] = defaultdict(list)
    for unit, organization, depth, start, end in pairs:
        standing[organization].append(Place(unit, organization, depth, start, end))
    last: dict[int, tuple[int | None, date, date | None]] = {}
    for organization, parent, start, end in periods:
        if organization not in last or start > last[organization][1]:
            last[organization] = (parent, start, end)
    known: dict[int, Sequence[Place]] = {}
    return [place for organization in last for place in _places(organization, standing, last, heirs, known)]


def _places(
    organization: int,
    standing: Mapping[int, Sequence[Place]],
    last: Mapping[int, tuple[int | None, date, date | None]],
    heirs: Mapping[int, int],
    known: dict[int, Sequence[Place]],
) -> Sequence[Place]:
    if organization not in known:
        known[organization] = ()  # a circle, refused elsewhere, must not hang us here
        places = list(standing.get(organization, ()))
        parent, _, closed_on = last[organization]
        carrier = heirs.get(organization, parent)
        if closed_on is not None and carrier is not None and carrier in last:
            step = 0 if organization in heirs else 1
            for place in _places(carrier, standing, last, heirs, known):
                start = max(place.valid_from, closed_on + DAY)
                if place.valid_until is None or start <= place.valid_until:
                    places.append(Place(place.unit, organization, place.depth + step, start, place.valid_until))
        known[organization] = places
    return known[organization]
