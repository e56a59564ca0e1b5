"""The book of tallies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.access.book import Book
from tongket.records.reviews.assessing.models import ReviewTally
from tongket.rules import vocabulary


@dataclass(frozen=True)
class TallyEntry:
    """What the tellers counted for one subject: sums alone. `counting` is 2 for a second ballot, and so on."""

    organization: int
    subject: int
    vote: str
    held_on: date
    due: int
    present: int
    valid: int
    invalid: int = 0
    excellent: int = 0
    good: int = 0
    completed: int = 0
    not_completed: int = 0
    not_rated: int = 0
    counting: int = 1


def _words(entries: Sequence[TallyEntry]) -> Sequence[tuple[str, str]]:
    labels = [vocabulary.label(entry.vote, group="review_vote") for entry in entries]
    return [(label, label) for label in labels]


TALLIES = Book("review_tallies", ReviewTally, TallyEntry, ("subject", "vote", "counting"), _words)
