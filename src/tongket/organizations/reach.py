"""How far a role reaches down the tree: who stands above an organisation today, also once it is closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from tongket.organizations.models import OrganizationClosure, OrganizationLineage, Succession


def scopes(organizations: Iterable[int], on: date | None = None) -> Mapping[int, Set[int]]:
    """For each organisation itself and all that stand above it on a day (today): what the gate asks.

    A closed one answers to its successors and those above them; one that is yet to be founded to those it will be
    founded under. Whoever stood above it before it moved or was closed has nothing to say there any more.
    """
    day = on or timezone.localdate()
    wanted = set(organizations)
    heirs = _successors(wanted, day)
    known = wanted.union(*heirs.values())
    above: dict[int, set[int]] = defaultdict(set)
    rows = OrganizationLineage.objects.filter(_on(day), organization__in=known)
    for organization, unit in rows.values_list("organization_id", "unit_id"):
        above[organization].add(unit)
    for organization, unit in (
        _yet_to_come(day).filter(descendant__in=known).values_list("descendant_id", "ancestor_id")
    ):
        above[organization].add(unit)
    return {key: {key}.union(above[key], *(above[heir] for heir in heirs[key])) for key in wanted}


def above_on(organizations: Collection[int], on: date) -> Mapping[int, Set[int]]:
    """The units under which each organisation counts on a day, itself included; it is missing before its first."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = OrganizationLineage.objects.filter(_on(on), organization__in=list(organizations))
    for organization, unit in rows.values_list("organization_id", "unit_id"):
        found[organization].add(unit)
    return found


def counted_under(unit: int, on: date) -> frozenset[int]:
    """The organisations whose records count under a unit by the tree of a day, itself included."""
    return frozenset(OrganizationLineage.objects.filter(_on(on), unit=unit).values_list("organization_id", flat=True))


def within(unit: int, on: date | None = None) -> frozenset[int]:
    """The organisations in whose scope a unit is on a day (today): those its roles reach."""
    day = on or timezone.localdate()
    found = set(OrganizationLineage.objects.filter(_on(day), unit=unit).values_list("organization_id", flat=True))
    found |= set(_yet_to_come(day).filter(ancestor=unit).values_list("descendant_id", flat=True))
    return frozenset({unit} | found | _predecessors(found | {unit}, day))


def _successors(organizations: Collection[int], day: date) -> Mapping[int, Set[int]]:
    """For each closed organisation all that took over a part of it, through every event since."""
    after: dict[int, set[int]] = defaultdict(set)
    for before, successor in _closed(day).values_list("predecessor_id", "successor_id"):
        after[before].add(successor)
    return {key: _reached(key, after) for key in organizations}


def _predecessors(organizations: Collection[int], day: date) -> Set[int]:
    before: dict[int, set[int]] = defaultdict(set)
    for predecessor, successor in _closed(day).values_list("predecessor_id", "successor_id"):
        before[successor].add(predecessor)
    return set().union(*(_reached(key, before) for key in organizations))


def _reached(start: int, ways: Mapping[int, Set[int]]) -> Set[int]:
    found: set[int] = set()
    waiting = [start]
    while waiting:
        for each in ways.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found


def _closed(day: date) -> QuerySet[Succession]:
    """Successions of organisations that are closed on the day."""
    rows = Succession.objects.filter(event__undone_at=None, predecessor__closed_on__lt=day)
    return rows.exclude(predecessor=F("successor"))


def _yet_to_come(day: date) -> QuerySet[OrganizationClosure]:
    """The places that organisations founded after the day will have on their first."""
    return OrganizationClosure.objects.filter(
        descendant__established_on__gt=day, valid_from__lte=F("descendant__established_on")
    )


def _on(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_until=None) | Q(valid_until__gte=day))
