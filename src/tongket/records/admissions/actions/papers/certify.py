"""Record the certificate of the awareness class."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.records.admissions.candidates import stepping
from tongket.records.admissions.candidates.book import StepEntry, units


@action("candidate.certify", event="candidate.certified", ledger="candidate_steps", units=units)
def certify(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The certificate of the class, by its day; a renewed one is a further line."""
    return stepping.take(act, "awareness_certificate", entries)
