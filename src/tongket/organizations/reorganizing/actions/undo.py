"""Undo an act of the tree while nothing builds on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from tongket.access.gate import NO_UNIT, Act, Written, action
from tongket.organizations import intervals
from tongket.organizations.models import Organization, OrganizationPeriod
from tongket.organizations.reorganizing import snapshots
from tongket.organizations.reorganizing.building import built_upon
from tongket.organizations.reorganizing.models import Reorganization
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Undoing:
    """The act to undo, by the key its events have in common or by that of one of them."""

    key: UUID


def _units(undoings: Sequence[Undoing]) -> set[int]:
    """What stood above all that the act touched and what stands above it now."""
    above: set[int | None] = set()
    for undoing in undoings:
        for row in events_of(undoing.key):
            above |= {columns["parent_id"] for columns in snapshots.columns_before(row).values()}
            above |= set(Organization.objects.filter(pk__in=snapshots.touched(row)).values_list("parent_id", flat=True))
    founded = {key for undoing in undoings for row in events_of(undoing.key) for key in snapshots.founded(row)}
    return {unit or NO_UNIT for unit in above if unit not in founded} or {NO_UNIT}


@action("organization.undo", event="organization.undone", ledger="organizations", units=_units)
def undo(act: Act, undoings: Sequence[Undoing]) -> Sequence[Written]:
    """Put back every organisation and period the act changed, exactly as they were; what it founded is withdrawn.
    Refuses with the list of what builds on it. Needs a reason."""
    if not all(act.reason_for(index) for index in range(len(undoings))):
        raise TongketError("reason-required")
    passed = act.sift(undoings, _checker())
    written = [
        line
        for index, undoing in passed
        for row in reversed(events_of(undoing.key))
        for line in _undo(act, index, row)
    ]  # fmt: skip
    intervals.rebuild_closure()
    return written


def events_of(key: UUID) -> Sequence[Reorganization]:
    """The standing events of an act in their order. Raises `reorganization-unknown`."""
    one = Reorganization.objects.filter(key=key).first()
    rows = Reorganization.objects.filter(plan=one.plan if one else key, undone_at=None).order_by("position")
    if not rows:
        raise TongketError("reorganization-unknown", key=str(key))
    return list(rows)


def _checker() -> Callable[[Undoing], Iterable[Finding]]:
    def check(undoing: Undoing) -> Iterable[Finding]:
        found = built_upon(events_of(undoing.key))
        if found:
            yield Finding("reorganization-built-upon", {"what": "; ".join(found)})

    return check


def _undo(act: Act, index: int, event: Reorganization) -> Iterable[Written]:
    before = snapshots.columns_before(event)
    founded = snapshots.founded(event)
    OrganizationPeriod.objects.filter(organization__in={*before, *founded}).delete()
    rows = Organization.objects.select_for_update().in_bulk({*before, *founded})
    for key, row in rows.items():
        wanted = before.get(key, {"withdrawn_at": act.at})
        changes = {name: [getattr(row, name), value] for name, value in wanted.items() if getattr(row, name) != value}
        for name, value in wanted.items():
            setattr(row, name, value)
        row.version += 1
        row.save()
        yield Written(row.pk, row.key, row.pk, changes, index)
    OrganizationPeriod.objects.bulk_create(snapshots.periods_before(event))
    event.undone_at, event.version = act.at, event.version + 1
    event.save(update_fields=["undone_at", "version"])
    yield Written(event.pk, event.key, event.organization_id, {"undone_at": [None, act.at]}, index)
