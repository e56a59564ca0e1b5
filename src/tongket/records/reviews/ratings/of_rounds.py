"""Ratings of the register that came from a round: what may still be done to them by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tongket.access.book import Book, Correction, Withdrawal
from tongket.records.reviews.rounds.refusing import refuse_where_closed
from tongket.records.reviews.subjects.queries import subjects_by_id
from tongket.rules.decision import Finding


def of_round_checker(
    book: Book[Any], corrections: Sequence[Correction[Any]]
) -> Callable[[Correction[Any]], Iterable[Finding]]:
    """A rating of a round is revised, never corrected: the register would else forget what was decided."""
    rows = book.model._default_manager.in_bulk([each.id for each in corrections])

    def check(correction: Correction[Any]) -> Iterable[Finding]:
        row: Any = rows.get(correction.id)
        if row is not None and row.review_id is not None:
            yield Finding("rating-of-round", {"subject": book.words([correction.entry])[0][1]})

    return check


def refuse_those_of_closed_rounds(book: Book[Any], withdrawals: Sequence[Withdrawal]) -> None:
    """Raises `Refused` where a rating comes from a round that is closed."""
    rows: dict[int, Any] = book.model._default_manager.in_bulk([each.id for each in withdrawals])
    subjects = subjects_by_id({row.review_id for row in rows.values() if row.review_id is not None})
    found = [rows[each.id].review_id if each.id in rows else None for each in withdrawals]
    refuse_where_closed([subjects[key].entry.round if key in subjects else None for key in found])
