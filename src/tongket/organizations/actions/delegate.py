"""Hand one's own role on to another person for a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action, scopes_of
from tongket.organizations.assignments import ASSIGNMENTS, AssignmentEntry, check_assignment
from tongket.rules.decision import Finding


@action("delegation.grant", event="delegation.granted", ledger="assignments", units=keeping.units(ASSIGNMENTS))
def delegate(act: Act, entries: Sequence[AssignmentEntry]) -> Sequence[Written]:
    """Refuses a role one does not hold there oneself from the first day to the last, and one without an end."""
    scopes = scopes_of({entry.organization for entry in entries})

    def check(entry: AssignmentEntry) -> Iterable[Finding]:
        if entry.delegated_by is None or entry.delegated_by != act.actor.user or entry.user == act.actor.user:
            yield Finding("delegation-not-by-self")
        if entry.valid_until is None:
            yield Finding("delegation-without-end")
        else:
            above = scopes.get(entry.organization, frozenset())
            if not any(
                grant.role == entry.role
                and (grant.organization is None or grant.organization in above)
                and grant.holds(entry.valid_from)
                and grant.holds(entry.valid_until)
                for grant in act.actor.grants
            ):
                yield Finding("delegation-not-own-role")
        yield from check_assignment(entry)

    return keeping.add(act, ASSIGNMENTS, entries, check)
