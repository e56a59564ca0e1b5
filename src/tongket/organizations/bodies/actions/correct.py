"""Correct a body, or end its term."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.organizations.bodies.book import BODIES, BodyEntry
from tongket.organizations.bodies.checks import body_checker


@action("body.correct", event="body.corrected", ledger="bodies", units=keeping.units_of_kept(BODIES))
def correct(act: Act, corrections: Sequence[Correction[BodyEntry]]) -> Sequence[Written]:
    """Bring the lines to what they should be. Refuses what `form` refuses; a clash loses neither value."""
    own = [correction.id for correction in corrections]
    check = body_checker([correction.entry for correction in corrections], own)
    return keeping.correct(act, BODIES, corrections, check)
