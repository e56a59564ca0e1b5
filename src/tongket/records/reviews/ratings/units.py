"""The units whose people may act on ratings of a round: proposing is the unit's, all else the committee's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tongket.access.book import Book
from tongket.records.reviews.ratings.lines import RatingLine, Revision
from tongket.records.reviews.rounds.models import ReviewSubject
from tongket.records.reviews.rounds.units import committees_of
from tongket.rules.errors import TongketError

STEP = 900


def units_of_lines(lines: Sequence[RatingLine]) -> set[int]:
    """The units where the subjects are reviewed. Raises `record-not-found` for a subject that is not there."""
    return {unit for unit, _ in _places(line.subject for line in lines)}


def committees_of_lines(lines: Sequence[RatingLine]) -> set[int]:
    """The committees that hold the rounds of the subjects. Raises `record-not-found` as above."""
    return committees_of({held for _, held in _places(line.subject for line in lines)})


def committees_of_revisions(book: Book[Any]) -> Callable[[Sequence[Revision]], set[int]]:
    """The committees of the rounds the ratings come from; of one without a round, the unit of the rating."""

    def touched(revisions: Sequence[Revision]) -> set[int]:
        rows = [row for some in _batches({each.id for each in revisions}) for row in _kept(book, some)]
        held = {row.review_id for row in rows if row.review_id is not None}
        alone = {row.organization_id for row in rows if row.review_id is None}
        return alone | committees_of({of_round for _, of_round in _places(held)})

    return touched


def _places(subjects: Iterable[int]) -> set[tuple[int, int]]:
    """(unit, round) of each subject."""
    wanted, found = set(subjects), {}
    for some in _batches(wanted):
        rows = ReviewSubject.objects.filter(pk__in=some).values_list("pk", "organization_id", "round_id")
        found.update({pk: (unit, held) for pk, unit, held in rows})
    for key in sorted(wanted - set(found)):
        raise TongketError("record-not-found", key=key)
    return set(found.values())


def _kept(book: Book[Any], some: Sequence[int]) -> Iterable[Any]:
    rows: Iterable[Any] = book.model._default_manager.filter(pk__in=some)
    return rows


def _batches(ids: set[int]) -> Iterable[Sequence[int]]:
    wanted = sorted(ids)
    return (wanted[start : start + STEP] for start in range(0, len(wanted), STEP))
