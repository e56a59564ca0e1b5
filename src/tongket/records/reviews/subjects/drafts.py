"""What a committee looks at before it decides: each subject with what was proposed, appraised and is intended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from tongket.records.reviews.assessing.models import ReviewAssessment
from tongket.records.reviews.models import CollectiveRating, MemberRating
from tongket.records.reviews.rounds.models import ReviewRound, ReviewSubject
from tongket.rules.ratings.kinds import PERSONS

COLUMNS = (
    "id", "key", "version", "round_id", "subject", "organization_id", "member_id", "collective", "frame", "group",
    "is_head", "not_rated_reason", "intended_level", "own_level", "proposed_level", "appraised_level", "points",
)  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """One subject before the decision; a level that nobody gave is empty. `points` are hundredths of the appraisal."""

    id: int
    key: UUID
    version: int
    round: int
    subject: str
    organization: int
    member: int | None
    collective: str
    frame: str
    group: str
    is_head: bool
    not_rated_reason: str
    intended: str
    own: str
    proposed: str
    appraised: str
    points: int | None

    @property
    def level(self) -> str:
        """The level that counts now: what the committee intends, else what was proposed."""
        return self.intended or self.proposed


@dataclass(frozen=True)
class Chosen:
    """Which subjects of a round: of one kind, unit or group; None or empty takes all."""

    round: int
    kind: str = ""
    unit: int | None = None
    group: str | None = None


def drafts(chosen: Chosen, start: int = 0, end: int | None = None) -> Sequence[Draft]:
    """The subjects by name, from place `start` up to `end`."""
    rows = _levels(_rows(chosen), chosen.round).order_by("subject", "sort_key", "id")
    return [Draft(*row) for row in rows.values_list(*COLUMNS)[start:end]]


def drafts_around(round_id: int, unit: int) -> Sequence[Draft]:
    """The subjects of one unit and all bodies of the round, on whose ratings theirs may hang."""
    rows = ReviewSubject.objects.filter(Q(organization=unit) | ~Q(subject__in=PERSONS), round=round_id)
    return [Draft(*row) for row in _levels(rows.filter(withdrawn_at=None), round_id).values_list(*COLUMNS)]


def place_of(key: UUID) -> tuple[int, int, int] | None:
    """Where a subject stands: its id, its round and its unit; None where it is not there or was withdrawn."""
    rows = ReviewSubject.objects.filter(key=key, withdrawn_at=None)
    return rows.values_list("id", "round_id", "organization_id").first()


def draft_of(key: UUID) -> Draft | None:
    """One subject by its key; None where it is not there or was withdrawn."""
    rows = ReviewSubject.objects.filter(key=key, withdrawn_at=None)
    found = rows.values_list("round_id", flat=True).first()
    return None if found is None else Draft(*_levels(rows, found).values_list(*COLUMNS)[0])


def draft_count(chosen: Chosen) -> int:
    """How many subjects are chosen."""
    return _rows(chosen).count()


def groups_of(round_id: int) -> Sequence[tuple[str, str, int]]:
    """The groups of a round: (kind, group, how many subjects)."""
    rows = ReviewSubject.objects.filter(round=round_id, withdrawn_at=None).order_by("subject", "group")
    return list(rows.values_list("subject", "group").annotate(lines=Count("id")))


def units_of(round_id: int) -> Mapping[int, int]:
    """How many subjects are reviewed in each unit."""
    rows = ReviewSubject.objects.filter(round=round_id, withdrawn_at=None).order_by()
    return dict(rows.values_list("organization_id").annotate(lines=Count("id")))


def _rows(chosen: Chosen) -> QuerySet[ReviewSubject]:
    wanted: dict[str, Any] = {"round": chosen.round, "withdrawn_at": None}
    if chosen.kind:
        wanted["subject"] = chosen.kind
    if chosen.unit is not None:
        wanted["organization"] = chosen.unit
    if chosen.group is not None:
        wanted["group"] = chosen.group
    return ReviewSubject.objects.filter(**wanted)


def _levels(rows: QuerySet[ReviewSubject], round_id: int) -> QuerySet[Any]:
    """Each with the own and the appraised level, the points, and the level proposed for the round's year."""
    year, period = ReviewRound.objects.values_list("report_year", "period").get(pk=round_id)
    rated = {"report_year": year, "period": period, "stage": "proposed", "withdrawn_at": None}
    persons = MemberRating.objects.filter(member=OuterRef("member_id"), capacity=OuterRef("subject"), **rated)
    bodies = CollectiveRating.objects.filter(
        organization=OuterRef("organization_id"),
        subject=OuterRef("subject"),
        collective=OuterRef("collective"),
        **rated,
    )
    sides = ReviewAssessment.objects.filter(subject=OuterRef("pk"), withdrawn_at=None)
    own, appraised = sides.filter(side="self"), sides.filter(side="appraised")
    return rows.annotate(
        own_level=_one(own, "level"),
        proposed_level=Coalesce(
            Subquery(persons.values("level")[:1]), Subquery(bodies.values("level")[:1]), Value(""),
            output_field=CharField(),
        ),
        appraised_level=_one(appraised, "level"),
        points=Subquery(appraised.values("points")[:1]),
    )  # fmt: skip


def _one(rows: QuerySet[Any], column: str) -> Coalesce:
    return Coalesce(Subquery(rows.values(column)[:1]), Value(""), output_field=CharField())
