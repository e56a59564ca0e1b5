"""How far each unit of a round has come: who is on its list, what is in of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from tongket.records.reviews.assessing.models import ReviewAssessment, ReviewTally
from tongket.records.reviews.models import CollectiveRating, MemberRating
from tongket.records.reviews.rounds.models import ReviewSubject

PERSONS = Q(subject="member") | Q(subject="key_cadre")


@dataclass(frozen=True)
class Progress:
    """Counts of a unit. `listed` are all on its list, `rated` those of them to be rated; `persons` the members and
    leaders to be rated, of whom `self_reviews` are in; `tallied` and `proposed` count of those to be rated."""

    listed: int = 0
    rated: int = 0
    persons: int = 0
    self_reviews: int = 0
    tallied: int = 0
    proposed: int = 0
    decided: int = 0


NOTHING = Progress()


def progress_of(round_id: int) -> Mapping[int, Progress]:
    """The counts of every unit of a round, in one query; a unit without a list is not in it."""
    own = {"subject": OuterRef("pk"), "withdrawn_at": None}
    reviewed = Exists(ReviewAssessment.objects.filter(side="self", **own))
    tallied = Exists(ReviewTally.objects.filter(**own))
    is_rated = Q(not_rated_reason="")
    rows = (
        ReviewSubject.objects.filter(round=round_id, withdrawn_at=None)
        .order_by()
        .values_list("organization_id")
        .annotate(
            listed=Count("id"),
            rated=Count("id", filter=is_rated),
            persons=Count("id", filter=is_rated & PERSONS),
            self_reviews=Count("id", filter=is_rated & PERSONS & Q(reviewed)),
            tallied=Count("id", filter=is_rated & Q(tallied)),
            proposed=Count("id", filter=is_rated & _at_stage("proposed")),
            decided=Count("id", filter=is_rated & _at_stage("decided")),
        )
    )
    return {unit: Progress(*counts) for unit, *counts in rows}


def _at_stage(stage: str) -> Q:
    """Whether a subject has a rating at a stage."""
    own = {"review": OuterRef("pk"), "stage": stage, "withdrawn_at": None}
    return Q(Exists(MemberRating.objects.filter(**own))) | Q(Exists(CollectiveRating.objects.filter(**own)))
