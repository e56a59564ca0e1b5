"""Write down opinions received on a draft."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.documents.drafting import writing
from tongket.documents.drafting.book import COMMENTS, CommentEntry
from tongket.documents.drafting.checks import check_comment


@action(
    "paper_comment.receive",
    event="paper_comment.received",
    ledger="paper_comments",
    units=keeping.units(COMMENTS),
)
def receive(act: Act, entries: Sequence[CommentEntry]) -> Sequence[Written]:
    """Keep who said what of which place in the draft, and when. Raises `record-not-found`."""
    writing.papers_of(entries)
    return keeping.add(act, COMMENTS, entries, check_comment)
