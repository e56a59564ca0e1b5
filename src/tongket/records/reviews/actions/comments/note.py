"""Write a comment on the comment sheet of a review."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.reviews.comments.book import COMMENTS, CommentEntry
from tongket.records.reviews.comments.checks import comment_checker
from tongket.records.reviews.rounds.lines import guard_of, units_of_entries


@action("review_comment.note", event="review_comment.noted", ledger="review_comments", units=units_of_entries())
def note(act: Act, entries: Sequence[CommentEntry]) -> Sequence[Written]:
    """What was said, by a body or a person as the minutes require, what was answered, the remedy and its day."""
    guard, check = guard_of(entries), comment_checker(entries, act.on)
    return keeping.add(act, COMMENTS, entries, lambda entry: [*guard(entry), *check(entry)])
