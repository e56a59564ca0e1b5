"""Attach the signed copy of a paper, by the hash of its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access.gate import Act, Written, action
from tongket.documents.register import life
from tongket.documents.register.book import PaperEntry
from tongket.documents.register.checks import check_copy
from tongket.documents.register.life import SignedCopy


@action("paper.attach", event="paper.attached", ledger="papers", units=life.units)
def attach(act: Act, copies: Sequence[SignedCopy]) -> Sequence[Written]:
    """Signed → attached. Finding: `paper-hash-wrong`."""
    return life.move(act, copies, "attached", _attached, lambda copy, _: check_copy(copy))


def _attached(copy: SignedCopy, paper: PaperEntry) -> PaperEntry:
    return replace(paper, copy_name=copy.name, copy_sha256=copy.sha256)
