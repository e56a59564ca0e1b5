"""Enter the admission of members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.admissions import registering
from tongket.records.admissions.book import ADMISSIONS, AdmissionEntry
from tongket.records.admissions.checks import admission_checker
from tongket.rules.decision import Finding


@action("admission.admit", event="admission.admitted", ledger="admissions", units=keeping.units(ADMISSIONS))
def admit(act: Act, entries: Sequence[AdmissionEntry]) -> Sequence[Written]:
    """Enter admissions; whoever is not yet in the register is registered, which needs `member.register` too."""
    known = registering.same_persons(entries)
    check = admission_checker(entries, known)
    registered = registering.enter(act, registering.sound(act, entries, check), known)

    def check_all(entry: AdmissionEntry) -> Iterable[Finding]:
        yield from registered.refused.get(registering.person(entry), ())
        yield from check(entry)

    return keeping.add(act, registering.linked(registered.ids), entries, check_all)
