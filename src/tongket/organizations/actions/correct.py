"""Correct or change an organisation: a change with its own day opens a new period, a mistake mends the standing one."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.organizations import intervals
from tongket.organizations.book import BOOK, OrganizationEntry
from tongket.organizations.checks import change_checker, check_entry
from tongket.organizations.models import Organization


def _units(corrections: Sequence[Correction[OrganizationEntry]]) -> set[int]:
    """The organisations themselves and, where one moves, the one it would stand under."""
    parents = dict(
        Organization.objects.filter(id__in={change.id for change in corrections}).values_list("id", "parent_id")
    )
    moved = {change.entry.parent or 0 for change in corrections if parents.get(change.id) != change.entry.parent}
    return moved | {change.id for change in corrections}


@action("organization.correct", event="organization.corrected", ledger="organizations", units=_units)
def correct(act: Act, corrections: Sequence[Correction[OrganizationEntry]]) -> Sequence[Written]:
    """Rename, retype, move or close. Refuses circles, closing above living organisations, days out of order."""
    written = keeping.correct(act, BOOK, corrections, check_entry, change_checker(corrections))
    for line in written:
        intervals.follow(Organization.objects.get(pk=line.id))
    if written:
        intervals.rebuild_closure()
    return written
