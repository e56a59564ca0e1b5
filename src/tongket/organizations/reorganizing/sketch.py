"""The tree as an act would leave it: the checks ask it before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Max

from tongket.organizations.models import Organization, OrganizationPeriod
from tongket.organizations.reorganizing.book import Ref, ReorganizationEntry


@dataclass(frozen=True)
class Spot:
    """An organisation in the sketch; `since` is the first day of its last period, None `until` means it stands."""

    name: str
    type: str
    parent: Ref | None
    established_on: date
    since: date
    until: date | None = None


Tree = Mapping[Ref, Spot]


def before() -> Tree:
    """The tree as it is kept now."""
    since = dict(
        OrganizationPeriod.objects.values_list("organization_id").annotate(last=Max("valid_from")).values_list(
            "organization_id", "last"
        )
    )  # fmt: skip
    rows = Organization.objects.filter(withdrawn_at=None)
    return {
        row.pk: Spot(
            row.name, row.type, row.parent_id, row.established_on, since.get(row.pk, row.established_on), row.closed_on
        )
        for row in rows
    }


def after(tree: Tree, entries: Iterable[ReorganizationEntry]) -> Tree:
    """The tree as the events would leave it; what they name wrongly is left out."""
    sketch = dict(tree)
    for entry in entries:
        for new in entry.founded:
            sketch[new.label] = Spot(new.name, new.type, new.parent, entry.on, entry.on)
        for change in entry.changed:
            spot = sketch.get(change.organization)
            if spot is not None:
                parent = spot.parent if change.parent is None else change.parent
                sketch[change.organization] = replace(
                    spot, name=change.name or spot.name, type=change.type or spot.type, parent=parent
                )
        for ref in entry.closed:
            spot = sketch.get(ref)
            if spot is not None:
                sketch[ref] = replace(spot, until=entry.on)
    return sketch


def children(tree: Tree, parent: Ref) -> Sequence[Ref]:
    """The standing organisations directly under one."""
    return [ref for ref, spot in tree.items() if spot.parent == parent and spot.until is None]


def is_under_itself(tree: Tree, ref: Ref) -> bool:
    above, seen = tree[ref].parent, set()
    while above is not None and above in tree and above not in seen:
        if above == ref:
            return True
        seen.add(above)
        above = tree[above].parent
    return False
