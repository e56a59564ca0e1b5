"""Answer opinions: accepted or explained."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.documents.drafting import writing
from tongket.documents.drafting.book import COMMENTS, CommentEntry
from tongket.documents.drafting.checks import check_answer, check_comment


@action(
    "paper_comment.answer",
    event="paper_comment.answered",
    ledger="paper_comments",
    units=keeping.units_of_kept(COMMENTS),
)
def answer(act: Act, corrections: Sequence[Correction[CommentEntry]]) -> Sequence[Written]:
    """Enter the response with its words, who gave it and when. A clash with another's answer loses neither.

    Raises `record-not-found`, `Clash`.
    """
    writing.papers_of([correction.entry for correction in corrections])
    return keeping.correct(act, COMMENTS, corrections, lambda entry: [*check_comment(entry), *check_answer(entry)])
