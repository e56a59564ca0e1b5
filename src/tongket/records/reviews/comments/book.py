"""The book of comments given at a review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.records.reviews.assessing.models import ReviewComment
from tongket.rules import vocabulary


@dataclass(frozen=True)
class CommentEntry:
    """A comment on a subject: who gave it as the minutes require, what was answered, the remedy and its day."""

    organization: int
    subject: int
    opinion: str
    place: str = "cell"
    giver_kind: str = "body"
    giver: str = ""
    answer: str = ""
    explanation: str = ""
    remedy: str = ""
    remedy_by: date | None = None
    remedied_on: date | None = None


def _words(entries: Sequence[CommentEntry]) -> Sequence[tuple[str, str]]:
    """The place alone: neither a giver nor an opinion can be searched for."""
    labels = [vocabulary.label(entry.place, group="comment_place") for entry in entries]
    return [(label, label) for label in labels]


COMMENTS = Book("review_comments", ReviewComment, CommentEntry, ("subject", "place", "opinion"), _words)
