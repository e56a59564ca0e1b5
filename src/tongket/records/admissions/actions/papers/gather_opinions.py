"""Record the opinions on a candidate."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units

KINDS = ("mass_opinions", "residence_opinions")


@action("candidate.gather_opinions", event="candidate.opinions_gathered", ledger="candidate_steps", units=units)
def gather_opinions(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The opinions of the mass organisations and of the residence cell; each line says which by its `kind`."""
    return stepping.take_each(act, entries, KINDS)
