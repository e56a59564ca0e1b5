"""The ratings that came out of a round, by its subjects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from tongket.access.book import Kept
from tongket.records.reviews.book import COLLECTIVE_RATINGS, MEMBER_RATINGS
from tongket.records.reviews.models import CollectiveRating, MemberRating

CHUNK = 900


def ratings_of_subjects(subjects: Collection[int]) -> Mapping[int, Mapping[str, Kept[Any]]]:
    """The standing ratings of these subjects by stage (proposed, decided, announced); one without any is not in it.

    The entries are of either register: `MemberRatingEntry` of persons, `CollectiveRatingEntry` of the rest.
    """
    found: dict[int, dict[str, Kept[Any]]] = defaultdict(dict)
    wanted = sorted(set(subjects))
    for start in range(0, len(wanted), CHUNK):
        some = wanted[start : start + CHUNK]
        for row in MemberRating.objects.filter(review__in=some, withdrawn_at=None):
            found[row.review_id or 0][row.stage] = MEMBER_RATINGS.kept(row)
        for line in CollectiveRating.objects.filter(review__in=some, withdrawn_at=None):
            found[line.review_id or 0][line.stage] = COLLECTIVE_RATINGS.kept(line)
    return found
