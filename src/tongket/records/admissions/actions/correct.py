"""Correct a kept line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.admissions import registering
from tongket.records.admissions.book import ADMISSIONS, AdmissionEntry
from tongket.records.admissions.checks import check_days
from tongket.records.admissions.models import Admission
from tongket.records.members import queries as members
from tongket.rules.decision import Finding


@action(
    "admission.correct",
    event="admission.corrected",
    ledger="admissions",
    units=keeping.units_of_kept(ADMISSIONS),
)
def correct(act: Act, corrections: Sequence[Correction[AdmissionEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be; the register follows where it still says what the line said."""
    rows = Admission.objects.in_bulk([correction.id for correction in corrections])
    kept = members.kept({row.member_id for row in rows.values()})
    before = {key: (ADMISSIONS.to_entry(row), kept[row.member_id]) for key, row in rows.items()}
    member_of = {change.entry: before[change.id][1].entry for change in corrections if change.id in before}
    known = [correction for correction in corrections if correction.id in before]

    def check(entry: AdmissionEntry) -> Iterable[Finding]:
        yield from check_days(entry, member_of.get(entry))

    passed = registering.sound(act, known, lambda correction: check(correction.entry))
    refused = registering.would_refuse(act, passed, before)

    def check_all(entry: AdmissionEntry) -> Iterable[Finding]:
        yield from refused.get(registering.person(entry), ())
        yield from check(entry)

    written = keeping.correct(act, ADMISSIONS, corrections, check_all)
    registering.follow(act, [(line.index, corrections[line.index]) for line in written], before)
    return written
