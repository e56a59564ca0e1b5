"""What the ends of a transfer share: the lines locked, held against the version seen, and told to the trail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from tongket.access import audit
from tongket.access.gate import Act, Written
from tongket.access.keeping import Clash
from tongket.organizations import queries as organizations
from tongket.records.members.life import recording
from tongket.records.members.life.entry import LifeEntry
from tongket.records.members.models import Transfer
from tongket.records.members.transfers.book import TRANSFERS, Closing, Receipt, TransferEntry
from tongket.records.members.transfers.checks import stands_on
from tongket.rules import transfers as rules
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError
from tongket.rules.notation import date_vi

ENDS = ("received", "sent_back", "cancelled", "ended")
Ending = TypeVar("Ending", Receipt, Closing)


def homes(endings: Sequence[Ending]) -> set[int]:
    """The units whose people started these transfers."""
    return {TRANSFERS.to_entry(row).home for row in _rows(endings)}


def goals(endings: Sequence[Ending]) -> set[int]:
    """The units whose people receive in these transfers."""
    return {TRANSFERS.to_entry(row).goal for row in _rows(endings)}


def locked(endings: Sequence[Ending]) -> Sequence[Transfer]:
    """The lines of these transfers in their order. Raises `record-not-found`, `Clash`."""
    found = {row.pk: row for row in _rows(endings, lock=True)}
    for each in endings:
        if each.id not in found:
            raise TongketError("record-not-found", key=each.id)
        if found[each.id].version != each.version or found[each.id].withdrawn_at is not None:
            raise Clash(TRANSFERS.kept(found[each.id]))
    return [found[each.id] for each in endings]


def still_open(row: Transfer, on: date) -> Iterable[Finding]:
    """An open transfer alone can be closed, and not before it was introduced."""
    if row.closed_on is not None or row.received_on is not None:
        yield Finding("transfer-closed-already", {"on": date_vi(row.closed_on or row.received_on or on)})
    if on < row.introduced_on:
        yield Finding("transfer-before-introduction", {"introduced": date_vi(row.introduced_on)})


def may_receive(row: Transfer, receipt: Receipt) -> Iterable[Finding]:
    """The transfer is open, the unit stands on the day, and the papers came within their working days."""
    yield from still_open(row, receipt.received_on)
    given_to = receipt.unit or row.to_unit_id
    if given_to is not None and not stands_on(given_to, receipt.received_on):
        yield Finding("transfer-to-closed-unit", {"on": date_vi(receipt.received_on)})
    if receipt.unit is not None and receipt.unit not in _within(row, receipt.received_on):
        yield Finding("transfer-cell-elsewhere")
    presented = receipt.presented_on or receipt.received_on
    if presented > receipt.received_on or presented < row.introduced_on:
        yield Finding("transfer-papers-out-of-order", {"introduced": date_vi(row.introduced_on)})
    yield from rules.in_time(rules.present_clock(row.introduced_on), presented).findings


def _within(row: Transfer, on: date) -> frozenset[int]:
    return organizations.ids_below(row.to_unit_id, on) if row.to_unit_id is not None else frozenset()


def settle(row: Transfer, outcome: str, on: date, note: str = "") -> Written:
    """Set the line's end; the action saves it. What comes back tells the trail."""
    before = {"outcome": row.outcome, "closed_on": row.closed_on, "received_on": row.received_on}
    stays_away = outcome == "received" and row.kind == rules.TEMPORARY
    row.outcome, row.closed_on = outcome, None if stays_away else on
    if outcome == "received":
        row.received_on = on
    row.note = note or row.note
    row.version += 1
    after = {"outcome": row.outcome, "closed_on": row.closed_on, "received_on": row.received_on}
    changes = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    return Written(row.pk, row.key, TRANSFERS.to_entry(row).goal, changes)


def ended(act: Act, closings: Sequence[Closing], outcome: str) -> Sequence[tuple[Transfer, Written]]:
    """Open transfers ended without a change in the members' lives; the action saves them. Raises `reason-required`."""
    if not all(act.reason_for(index) for index in range(len(closings))):
        raise TongketError("reason-required")
    pairs = list(zip(locked(closings), closings, strict=True))
    passed = act.sift(pairs, lambda pair: still_open(pair[0], pair[1].on))
    return [
        (row, replace(settle(row, outcome, each.on, act.reason_for(index)[:300]), index=index))
        for index, (row, each) in passed
    ]


def change_lives(act: Act, received: Sequence[tuple[int, tuple[Transfer, Receipt]]]) -> None:
    """The members' lives follow their received transfers: both ends count them from the same day on.

    A temporary one changes nothing: the member goes on counting at home.
    """
    for index, (row, receipt) in received:
        entry = TRANSFERS.to_entry(row)
        if entry.kind == rules.TEMPORARY:
            continue
        step, life = _step(entry, receipt)
        one = replace(act, reason=act.reason_for(index), reasons={}, found=act.found)
        written = recording.take(one, step, [life])
        audit.record(f"member.{ACTS[step][0]}", f"member.{ACTS[step][1]}", "members", one, written)


ACTS = {"moved": ("move", "moved"), "transferred": ("depart", "departed"), "arrived": ("arrive", "arrived")}


def _step(entry: TransferEntry, receipt: Receipt) -> tuple[str, LifeEntry]:
    number, on = entry.paper_number, receipt.received_on
    if entry.to_unit is None:
        # The last day here is the one before the first day there.
        last = on - timedelta(days=1)
        return "transferred", LifeEntry(entry.member, last, number, None, None, entry.to_elsewhere)
    kind = "moved" if entry.from_unit is not None else "arrived"
    return kind, LifeEntry(entry.member, on, number, None, receipt.unit or entry.to_unit, entry.from_elsewhere)


def _rows(endings: Sequence[Ending], *, lock: bool = False) -> Sequence[Transfer]:
    rows = Transfer.objects.select_for_update() if lock else Transfer.objects.all()
    return list(rows.filter(pk__in=[each.id for each in endings]))
