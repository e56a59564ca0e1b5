"""End a role or a delegation on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.organizations.assignments import ASSIGNMENTS, AssignmentEntry
from tongket.organizations.models import Assignment
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Ending:
    """The last day on which an assignment holds; `version` is the one the person saw."""

    id: int
    version: int
    until: date


def _units(endings: Sequence[Ending]) -> set[int]:
    rows = Assignment.objects.filter(id__in=[ending.id for ending in endings])
    return set(rows.values_list("organization_id", flat=True))


def _check(entry: AssignmentEntry) -> Iterable[Finding]:
    if entry.valid_until is not None and entry.valid_until < entry.valid_from:
        yield Finding("assignment-ends-before-it-begins")


@action("assignment.end", event="assignment.ended", ledger="assignments", units=_units)
def end_assignment(act: Act, endings: Sequence[Ending]) -> Sequence[Written]:
    """What was done under the role stays; from the day after, it allows nothing."""
    return _ended(act, endings)


@action("delegation.end", event="delegation.ended", ledger="assignments", units=_units)
def end_delegation(act: Act, endings: Sequence[Ending]) -> Sequence[Written]:
    """Take back what one handed on oneself; someone else's delegation is refused."""
    rows = Assignment.objects.filter(id__in=[ending.id for ending in endings])
    if any(row.delegated_by_id is None or row.delegated_by_id != act.actor.user for row in rows):
        raise TongketError("access-denied", permission="assignment.end")
    return _ended(act, endings)


def _ended(act: Act, endings: Sequence[Ending]) -> Sequence[Written]:
    rows = Assignment.objects.in_bulk([ending.id for ending in endings])
    corrections = []
    for ending in endings:
        if ending.id not in rows:
            raise TongketError("record-not-found", key=ending.id)
        entry = replace(ASSIGNMENTS.to_entry(rows[ending.id]), valid_until=ending.until)
        corrections.append(Correction(ending.id, ending.version, entry))
    return keeping.correct(act, ASSIGNMENTS, corrections, _check)
