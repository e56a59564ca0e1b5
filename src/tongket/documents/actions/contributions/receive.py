"""Take in the text that a contributor sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.documents.drafting import writing
from tongket.documents.drafting.book import TEXTS
from tongket.documents.drafting.checks import check_text
from tongket.documents.drafting.pasted import cleaned


@dataclass(frozen=True)
class Received:
    """The text as it came, in whatever shape it was pasted; `version` is the assignment's that the officer saw."""

    id: int
    version: int
    text: str
    received_on: date


@action(
    "contribution.receive", event="contribution.received", ledger="contributions", units=writing.units_of_assignments
)
def receive(act: Act, texts: Sequence[Received]) -> Sequence[Written]:
    """Keep the text as plain lines. A text that comes again takes the place of the one before, which the history keeps.

    Findings: `contribution-empty`, `contribution-too-long`, `contribution-received-ahead`, `copy-secret`.
    """
    entries = writing.entries(texts)
    corrections = [
        Correction(
            text.id, text.version, replace(entries[text.id], text=cleaned(text.text), received_on=text.received_on)
        )
        for text in texts
    ]
    return keeping.correct(act, TEXTS, corrections, lambda entry: check_text(entry, act.on))
