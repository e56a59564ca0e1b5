"""Hand a draft to the one who signs."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access.gate import Act, Written, action
from tongket.documents.register import life
from tongket.documents.register.life import Submission


@action("paper.submit", event="paper.submitted", ledger="papers", units=life.units)
def submit(act: Act, submissions: Sequence[Submission]) -> Sequence[Written]:
    """Draft → submitted. A paper made anew from now on is a draft of its own."""
    return life.move(act, submissions, "submitted", lambda _, paper: paper, lambda *_: ())
