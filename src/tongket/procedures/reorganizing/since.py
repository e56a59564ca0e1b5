"""What was written since an act at the units that took over: while it stands, the act is not undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from tongket.access import audit
from tongket.access.audit import Trace
from tongket.organizations.reorganizing.queries import ReorganizationSeen
from tongket.records.ledgers import all_ledgers
from tongket.records.members import queries as members
from tongket.rules import notation
from tongket.rules.errors import TongketError

OWN = frozenset({"organization.reorganize", "member.move"})


def built_since(events: Sequence[ReorganizationSeen], moved: Collection[int]) -> Sequence[str]:
    """In words, what was written at the successors after the act, besides what it wrote itself."""
    taking = {heir.successor.id for event in events for heir in event.heirs if heir.predecessor.id != heir.successor.id}
    founded = {unit for event in events for unit in event.founded}
    traces = audit.traces_since(taking | founded, events[0].recorded_at)
    return _told(_foreign(traces, moved))


def _foreign(traces: Sequence[Trace], moved: Collection[int]) -> Sequence[Trace]:
    """Without the act's own traces – the first move of each member it moved – and without lines withdrawn since."""
    keys = {line.key for line in members.kept(moved).values()}
    seen: Counter[tuple[str, object]] = Counter()
    found = []
    for trace in traces:
        seen[trace.action, trace.key] += 1
        own = trace.action in OWN and seen[trace.action, trace.key] == 1
        if own and (trace.action != "member.move" or trace.key in keys):
            continue
        if not _is_withdrawn(trace):
            found.append(trace)
    return found


def _is_withdrawn(trace: Trace) -> bool:
    ledger = all_ledgers().get(trace.ledger)
    if ledger is None:
        return False
    try:
        return ledger.one(trace.key).withdrawn_at is not None
    except TongketError:
        return False


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
