"""Correct a comment, or write down when its remedy was done."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.comments.book import COMMENTS, CommentEntry
from tongket.records.reviews.comments.checks import change_checker, comment_checker
from tongket.records.reviews.rounds.lines import units_of_lines


@action(
    "review_comment.correct",
    event="review_comment.corrected",
    ledger="review_comments",
    units=units_of_lines(COMMENTS),
)
def correct(act: Act, corrections: Sequence[Correction[CommentEntry]]) -> Sequence[Written]:
    """The day a remedy was done is written down after the round was closed, too; nothing else is then."""
    check = comment_checker([each.entry for each in corrections], act.on)
    return keeping.correct(act, COMMENTS, corrections, check, change_checker(corrections))
