"""Record a body of an organisation for a term."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.organizations.bodies.book import BODIES, BodyEntry
from tongket.organizations.bodies.checks import body_checker


@action("body.form", event="body.formed", ledger="bodies", units=keeping.units(BODIES))
def form(act: Act, entries: Sequence[BodyEntry]) -> Sequence[Written]:
    """A body stands for its term. Refuses two terms of one body at once and days outside the organisation's."""
    return keeping.add(act, BODIES, entries, body_checker(entries))
