"""The audit trail: one event a record written, and the reading of a record's history."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef

from tongket.access.inserting import insert
from tongket.access.models import AuditEvent
from tongket.access.record import Record

if TYPE_CHECKING:
    from tongket.access.gate import Act, Written


@dataclass(frozen=True)
class Event:
    """One line of a record's history; `changes` maps a field to its old and new value, as they were written."""

    at: datetime
    actor: str
    event: str
    reason: str
    changes: dict[str, tuple[object, object]]


def record(name: str, event: str, ledger: str, act: Act, written: Sequence[Written]) -> None:
    insert(
        AuditEvent,
        [
            {
                "at": act.at,
                "actor": act.actor.name,
                "action": name,
                "event": event,
                "ledger": ledger,
                "record_key": line.key,
                "organization_id": line.organization,
                "reason": act.reason_for(line.index)[:500],
                "changes": ENCODER.encode(line.changes),
            }
            for line in written
        ],
    )


def history(key: UUID) -> Sequence[Event]:
    """All events of one record, newest first."""
    return [
        Event(
            row.at,
            row.actor,
            row.event,
            row.reason,
            _read(row.changes),
        )
        for row in AuditEvent.objects.filter(record_key=key).order_by("-at", "-id")
    ]


def changes_in_order(ledger: str) -> Iterator[tuple[UUID, Mapping[str, tuple[object, object]]]]:
    """Every change to a ledger's records in the order it came: the record, and field → old and new value."""
    events = AuditEvent.objects.filter(ledger=ledger).order_by("id").values_list("record_key", "changes")
    for key, changes in events.iterator():
        yield key, _read(changes)


@dataclass(frozen=True)
class Trace:
    """That something was written at a unit: what, when, by whom; `changes` as in an event."""

    at: datetime
    actor: str
    action: str
    ledger: str
    key: UUID
    changes: Mapping[str, tuple[object, object]]


def traces_since(organizations: Collection[int], moment: datetime) -> Sequence[Trace]:
    """Everything written from a moment on to the records that something was written to at these units, in the order
    it came: whole, since a record that goes elsewhere and comes back has one half of it written at the other unit."""
    since = AuditEvent.objects.filter(at__gte=moment)
    here = since.filter(organization_id__in=organizations).values("record_key")
    events = since.filter(record_key__in=here).order_by("id")
    return [Trace(row.at, row.actor, row.action, row.ledger, row.record_key, _read(row.changes)) for row in events]


def last_change(key: UUID) -> Event | None:
    """The newest event of one record."""
    return next(iter(history(key)), None)


def _read(changes: str) -> dict[str, tuple[object, object]]:
    return {name: (old, new) for name, (old, new) in json.loads(changes).items()}


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"{value!r} cannot stand in the audit trail")


ENCODER = json.JSONEncoder(ensure_ascii=False, default=_plain)


def without_event(model: type[Record]) -> int:
    """How many rows of a table have no event at all: none should."""
    known = AuditEvent.objects.filter(record_key=OuterRef("key"))
    return model._default_manager.filter(~Exists(known)).count()
