"""Record that a paper went out to its recipients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access.gate import Act, Written, action
from tongket.documents.register import life
from tongket.documents.register.book import PaperEntry
from tongket.documents.register.checks import check_sending
from tongket.documents.register.life import Sending


@action("paper.send", event="paper.sent", ledger="papers", units=life.units)
def send(act: Act, sendings: Sequence[Sending]) -> Sequence[Written]:
    """Attached → sent. Findings: `paper-recipients-missing`, `paper-sent-before-signed`."""
    return life.move(act, sendings, "sent", _sent, check_sending)


def _sent(sending: Sending, paper: PaperEntry) -> PaperEntry:
    named = tuple(text.strip() for text in sending.recipients if text.strip())
    return replace(paper, recipients=named, sent_on=sending.sent_on)
