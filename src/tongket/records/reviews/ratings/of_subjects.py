"""The ratings that came out of a round, by its subjects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from tongket.access.book import Kept
from tongket.records.reviews.book import COLLECTIVE_RATINGS, MEMBER_RATINGS

CHUNK = 900


def ratings_of_subjects(subjects: Collection[int]) -> Mapping[int, Mapping[str, Kept[Any]]]:
    """The standing ratings of these subjects by stage (proposed, decided, announced); one without any is not in it.

    The entries are of either register: `MemberRatingEntry` of persons, `CollectiveRatingEntry` of the rest.
    """
    found: dict[int, dict[str, Kept[Any]]] = defaultdict(dict)
    wanted = sorted(set(subjects))
    for book in (MEMBER_RATINGS, COLLECTIVE_RATINGS):
        for start in range(0, len(wanted), CHUNK):
            rows: Any = book.model._default_manager.filter(
                review__in=wanted[start : start + CHUNK], withdrawn_at=None
            )
            for row in rows:
                found[row.review_id][row.stage] = book.kept(row)
    return found
