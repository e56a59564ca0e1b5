"""Correct or change an organisation: a change with its own day opens a new period, a mistake mends the standing one."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Found, Refused, Written, action
from tongket.organizations import intervals
from tongket.organizations.book import BOOK, OrganizationEntry
from tongket.organizations.checks import check_circle, check_close, check_entry
from tongket.organizations.models import Organization


def _units(corrections: Sequence[Correction[OrganizationEntry]]) -> set[int]:
    return {correction.id for correction in corrections}


@action("organization.correct", event="organization.corrected", ledger="organizations", units=_units)
def correct(act: Act, corrections: Sequence[Correction[OrganizationEntry]]) -> Sequence[Written]:
    """Rename, retype, move or close. Refuses circles, closing above living organisations, days out of order."""
    found = [
        Found(index, finding)
        for index, correction in enumerate(corrections)
        for finding in (
            *check_circle(correction.id, correction.entry),
            *(check_close(Organization.objects.get(pk=correction.id)) if correction.entry.closed_on else ()),
        )
    ]
    if found:
        raise Refused(found)
    written = keeping.correct(act, BOOK, corrections, check_entry)
    for line in written:
        intervals.follow(Organization.objects.get(pk=line.id))
    if written:
        intervals.rebuild_closure()
    return written
