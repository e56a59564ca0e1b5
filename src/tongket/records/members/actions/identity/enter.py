"""Enter members' identity numbers."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.members.identity.book import IDENTITIES, IdentityEntry, check_identity


@action("identity.enter", event="identity.entered", ledger="member_identities", units=keeping.units(IDENTITIES))
def enter(act: Act, entries: Sequence[IdentityEntry]) -> Sequence[Written]:
    """The trail says that a number was entered, never which. Refuses a malformed number and one that is known."""
    written = keeping.add(act, IDENTITIES, entries, check_identity)
    hidden = {"number": [None, "…"]}
    return [Written(line.id, line.key, line.organization, {**line.changes, **hidden}, line.index) for line in written]
