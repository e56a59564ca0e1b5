"""Undo a reorganisation that was carried out: refused while anything builds on it, else everything is as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from tongket.access import audit
from tongket.access.actor import Actor
from tongket.access.audit import Trace
from tongket.access.book import Correction, Kept
from tongket.access.ledger import Selection
from tongket.organizations.bodies.book import BodyEntry
from tongket.organizations.bodies.ledgers import BODIES
from tongket.organizations.reorganizing import queries as tree
from tongket.organizations.reorganizing.actions.undo import Undoing
from tongket.organizations.reorganizing.actions.undo import undo as undo_events
from tongket.organizations.reorganizing.queries import ReorganizationSeen
from tongket.procedures.reorganizing.carry_out import REORGANIZED
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.records.members.actions.life.revoke import revoke
from tongket.records.members.book import PostEntry
from tongket.records.members.ledgers import POSTS
from tongket.records.members.life import queries as life
from tongket.records.members.life.entry import Revocation
from tongket.records.members.life.queries import LifeEvent
from tongket.rules import notation
from tongket.rules.errors import TongketError

Entry = TypeVar("Entry")
TREE = "organizations"
STEP = "step_"
"""What a trace tells of the step itself, beside the member's line."""
DAY = timedelta(days=1)


def undo(actor: Actor, key: UUID, reason: str) -> Sequence[ReorganizationSeen]:
    """Take an act back, by its key or by that of one of its events. Returns the events that were undone.

    Raises `reorganization-unknown`, `reorganization-built-upon` with the list of what does, `reason-required`.
    """
    with transaction.atomic():
        events = [event for event in tree.events_of_plan(key) if not event.is_undone]
        if not events:
            raise TongketError("reorganization-unknown", key=str(key))
        moves = moves_of(events)
        lines = built_since(events, {move.member for move in moves})
        if lines:
            raise TongketError("reorganization-built-upon", what="; ".join(lines))
        posts, bodies = _posts(events), _bodies(events)
        if moves:
            revoke(actor, [Revocation(move.id) for move in moves], reason=reason)
        undo_events(actor, [Undoing(key)], reason=reason)
        if posts:
            POSTS.correct(actor, [_as_before(line) for line in posts], reason=reason)
        if bodies:
            BODIES.correct(actor, [_as_before(line) for line in bodies], reason=reason)
        return events


def moves_of(events: Sequence[ReorganizationSeen]) -> Sequence[LifeEvent]:
    """The moves of members that the act made: on its day, out of what ended or was split, into what took over."""
    on = events[0].on
    found = life.events_between(_units_left(events), on, on)
    return [move for move in found if move.kind == "moved" and move.unit not in (None, move.organization)]


def _left(event: ReorganizationSeen) -> Iterable[int]:
    """The units whose members the event sent elsewhere."""
    yield from (heir.predecessor.id for heir in event.heirs)
    if event.kind == "dissolved":
        yield event.organization


def _posts(events: Sequence[ReorganizationSeen]) -> Sequence[Kept[PostEntry]]:
    number, until = events[0].decision_number[:80], events[0].on - DAY
    return [
        line for line in POSTS.select(Selection(_units_left(events))).lines
        if (line.entry.held_until, line.entry.ended_as, line.entry.end_decision) == (until, REORGANIZED, number)
    ]  # fmt: skip


def _bodies(events: Sequence[ReorganizationSeen]) -> Sequence[Kept[BodyEntry]]:
    """The bodies whose last change set the very end that the act set, at its moment or just after."""
    until = events[0].on - DAY
    lines = [line for line in BODIES.select(Selection(_units_left(events))).lines if line.entry.held_until == until]
    last = [(line, audit.last_change(line.key)) for line in lines]
    return [
        line for line, change in last
        if change is not None and change.event == "body.corrected" and change.at >= events[0].recorded_at
    ]  # fmt: skip


def _units_left(events: Sequence[ReorganizationSeen]) -> frozenset[int]:
    return frozenset(unit for event in events for unit in _left(event))


def _as_before(line: Kept[Entry]) -> Correction[Entry]:
    """The line as it was before its last change."""
    change = audit.last_change(line.key)
    old = {name: _read(name, value) for name, (value, _) in (change.changes if change else {}).items()}
    return Correction(line.id, line.version, replace(line.entry, **old))  # type: ignore[type-var]


def _read(name: str, value: object) -> object:
    return date.fromisoformat(str(value)) if name == "held_until" and value else value


def built_since(events: Sequence[ReorganizationSeen], moved: Collection[int]) -> Sequence[str]:
    """In words, what was written at the successors after the act, besides what it wrote itself."""
    taking = {heir.successor.id for event in events for heir in event.heirs if heir.predecessor.id != heir.successor.id}
    founded = {unit for event in events for unit in event.founded}
    traces = audit.traces_since(taking | founded, events[0].recorded_at)
    return _told(_foreign(traces, moved))


def _foreign(traces: Sequence[Trace], moved: Collection[int]) -> Sequence[Trace]:
    """Without the tree's own events and the first move of each member the act moved, without lines withdrawn since
    and lines that came back to what they were."""
    waiting = {line.key for line in members.kept(moved).values()}
    by_record: dict[UUID, list[Trace]] = {}
    for trace in traces:
        if trace.action == "member.move" and trace.key in waiting:
            waiting.discard(trace.key)
        elif trace.ledger != TREE:
            by_record.setdefault(trace.key, []).append(trace)
    kept = [found for found in by_record.values() if not _came_to_nothing(found)]
    return sorted((trace for found in kept for trace in found), key=lambda trace: trace.at)


def _came_to_nothing(traces: Sequence[Trace]) -> bool:
    ledger = all_ledgers().get(traces[0].ledger)
    if ledger is not None and ledger.one(traces[0].key).withdrawn_at is not None:
        return True
    first: dict[str, object] = {}
    last: dict[str, object] = {}
    for trace in traces:
        for name, (old, new) in trace.changes.items():
            first.setdefault(name, old)
            last[name] = new
    return all(first[name] == last[name] for name in first if not name.startswith(STEP))


def _told(traces: Sequence[Trace]) -> Sequence[str]:
    """One line for each ledger: how many of its lines, since when."""
    by_ledger: dict[str, list[Trace]] = {}
    for trace in traces:
        by_ledger.setdefault(trace.ledger, []).append(trace)
    lines = []
    for name, found in by_ledger.items():
        ledger = all_ledgers().get(name)
        title = ledger.spec.sheet["vi"] if ledger else name
        count = len({trace.key for trace in found})
        lines.append(f"{title}: {count} dòng ghi từ {notation.date_vi(found[0].at.date())}")
    return lines
