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
    of_rounds: dict[int, int] = {pk: row.review_id for pk, row in rows.items() if row.review_id is not None}
    subjects = subjects_by_id(set(of_rounds.values()))
    rounds = {pk: subjects[review].entry.round for pk, review in of_rounds.items() if review in subjects}
    refuse_where_closed([rounds.get(each.id) for each in withdrawals])
