"""What builds on an act of the tree: while anything does, it cannot be undone."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.organizations.models import Organization
from tongket.organizations.reorganizing import snapshots
from tongket.organizations.reorganizing.models import Reorganization, Succession
from tongket.rules import notation, vocabulary


def built_upon(events: Sequence[Reorganization]) -> Sequence[str]:
    """In words, each later event, later correction and later foundation that rests on what these events made."""
    ids = {event.pk for event in events}
    touched = frozenset().union(*(snapshots.touched(event) for event in events))
    rested_on = touched | _taking_over(events)
    founded = frozenset().union(*(snapshots.founded(event) for event in events))
    later = Reorganization.objects.filter(id__gt=max(ids), undone_at=None).order_by("id")
    found = [_told(event) for event in later if rested_on & _named(event)]
    inside = {key for event in later for key in snapshots.touched(event)}
    left = {key: columns for event in events for key, columns in snapshots.columns_after(event).items()}
    for row in Organization.objects.filter(pk__in=touched).order_by("pk"):
        if row.pk not in inside and any(getattr(row, name) != value for name, value in left[row.pk].items()):
            found.append(f"{row.name}: đã sửa sau đó")
    below = Organization.objects.filter(parent__in=founded, withdrawn_at=None).exclude(pk__in=touched | inside)
    return [*found, *(f"{row.name}: thành lập sau đó" for row in below.order_by("pk"))]


def _named(event: Reorganization) -> frozenset[int]:
    """What a later event touched, and under whom it put it."""
    keys = snapshots.touched(event) | _taking_over([event])
    above = Organization.objects.filter(pk__in=keys).values_list("parent_id", flat=True)
    return keys | {key for key in above if key is not None}


def _taking_over(events: Sequence[Reorganization]) -> frozenset[int]:
    heirs = Succession.objects.filter(event__in=[event.pk for event in events])
    return frozenset(heirs.values_list("successor_id", flat=True))


def _told(event: Reorganization) -> str:
    kind = vocabulary.label(event.kind, group="reorganization_kind").lower()
    return f"{event.title} ({kind}, {notation.date_vi(event.on)})"
