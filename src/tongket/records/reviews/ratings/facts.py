"""What a round holds of its subjects, in few queries and without the entries: for judging thousands at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from tongket.records.reviews.assessing.models import ReviewAssessment, ReviewComment, ReviewTally, ReviewTask
from tongket.records.reviews.models import CollectiveRating, MemberRating
from tongket.rules.ratings.quarters import QUARTERS, quarter_of

NAMED_IN_A_QUERY = 500
"""More subjects than this are picked out after the query: naming thousands in it costs more than reading a round."""
LEVELS = ("excellent", "good", "completed", "not_completed", "not_rated")


@dataclass(frozen=True)
class Assessed:
    """What both sides say of a subject. Points are hundredths; what only one side tells is that side's, and where
    both do, the appraisers'. `scores` only where they were asked for."""

    own_points: int | None = None
    appraised_points: int | None = None
    own_level: str = ""
    appraised_level: str = ""
    scores: Mapping[str, int | str] = field(default_factory=dict)
    official_level: str = ""
    sick_months: int | None = None
    remedied_percent: int | None = None

    @property
    def points(self) -> int | None:
        return self.own_points if self.appraised_points is None else self.appraised_points

    @property
    def level(self) -> str:
        return self.appraised_level or self.own_level


@dataclass(frozen=True)
class Ballot:
    """The last counting of a vote on a subject. `counting` 2 is a second ballot."""

    vote: str
    counting: int
    held_on: date
    due: int
    present: int
    valid: int
    invalid: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Rated:
    """A standing rating of a subject at a stage. `organization`: where it was rated."""

    id: int
    version: int
    organization: int
    level: str
    not_rated_reason: str
    points: int | None


def assessed(round_id: int, subjects: Collection[int], *, with_scores: bool = False) -> Mapping[int, Assessed]:
    """The assessments of these subjects; who has none is not in it."""
    columns = ["subject_id", "side", "points", "level", "official_level", "sick_months", "remedied_percent"]
    rows = _of(ReviewAssessment, round_id, subjects).order_by("-side")
    found: dict[int, Assessed] = {}
    # "self" comes before "appraised": what the appraisers tell then stands over it.
    for subject, side, points, level, official, sick, remedied, *scores in _wanted(
        rows.values_list(*columns, *(["scores"] if with_scores else [])), subjects
    ):
        known = found.get(subject, Assessed())
        told = {"own_points": points, "own_level": level}
        if side != "self":
            told = {"appraised_points": points, "appraised_level": level}
        found[subject] = replace(
            known,
            **told,
            scores=(json.loads(scores[0]) if scores else None) or known.scores,
            official_level=official or known.official_level,
            sick_months=known.sick_months if sick is None else sick,
            remedied_percent=known.remedied_percent if remedied is None else remedied,
        )
    return found


def task_counts(round_id: int, subjects: Collection[int]) -> Mapping[int, Mapping[tuple[str, bool | None], int]]:
    """How many tasks have which result, by own fault or not (None: not said)."""
    rows = _of(ReviewTask, round_id, subjects).order_by().values_list("subject_id", "result", "subjective")
    found: dict[int, dict[tuple[str, bool | None], int]] = defaultdict(dict)
    for subject, result, subjective, count in _wanted(rows.annotate(lines=Count("id")), subjects):
        found[subject][result, subjective] = count
    return found


def ballots(round_id: int, subjects: Collection[int]) -> Mapping[int, Sequence[Ballot]]:
    """The last counting of each vote on these subjects, by the words of the votes."""
    columns = ("subject_id", "vote", "counting", "held_on", "due", "present", "valid", "invalid", *LEVELS)
    rows = _of(ReviewTally, round_id, subjects).order_by("vote", "counting").values_list(*columns)
    found: dict[int, dict[str, Ballot]] = defaultdict(dict)
    for row in _wanted(rows, subjects):
        subject, vote, counting, held_on, due, present, valid, invalid = row[: -len(LEVELS)]
        counts = dict(zip(LEVELS, row[-len(LEVELS) :], strict=True))
        found[subject][vote] = Ballot(vote, counting, held_on, due, present, valid, invalid, counts)
    return {subject: list(votes.values()) for subject, votes in found.items()}


def givers(round_id: int, subjects: Collection[int]) -> Mapping[int, frozenset[str]]:
    """The bodies that gave an opinion on these subjects."""
    rows = _of(ReviewComment, round_id, subjects).filter(giver_kind="body").values_list("subject_id", "giver")
    found: dict[int, set[str]] = defaultdict(set)
    for subject, giver in _wanted(rows, subjects):
        found[subject].add(giver)
    return {subject: frozenset(names) for subject, names in found.items()}


def rated(round_id: int, stage: str, subjects: Collection[int]) -> Mapping[int, Rated]:
    """The standing ratings of these subjects at a stage, members and collectives alike."""
    found = {}
    columns = ("review_id", "id", "version", "organization_id", "level", "not_rated_reason", "points")
    for model in (MemberRating, CollectiveRating):
        rows = model._default_manager.filter(review__round=round_id, stage=stage, withdrawn_at=None)
        for subject, *told in _wanted(_narrowed(rows, "review", subjects).values_list(*columns), subjects):
            found[subject] = Rated(*told)
    return found


def rated_elsewhere(round_id: int, members: Collection[int], year: int, period: str) -> Mapping[int, Mapping[str, int]]:
    """Who of these has a rating of the same period outside this round: member → capacity → the unit that rated."""
    rows = MemberRating.objects.filter(
        ~Q(review__round=round_id) | Q(review=None), report_year=year, period=period, stage="decided", withdrawn_at=None
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    wanted = set(members)
    for member, capacity, unit in _narrowed(rows, "member", wanted).values_list(
        "member_id", "capacity", "organization_id"
    ):
        if member in wanted:
            found[member][capacity] = unit
    return found


def quarter_levels(members: Collection[int], year: int) -> Mapping[int, Mapping[int, str]]:
    """The decided levels of the year's quarters: member → 1 to 4 → level."""
    rows = MemberRating.objects.filter(
        report_year=year, period__in=QUARTERS, stage="decided", withdrawn_at=None
    ).exclude(level="")
    found: dict[int, dict[int, str]] = defaultdict(dict)
    wanted = set(members)
    for member, period, level in _narrowed(rows, "member", wanted).values_list("member_id", "period", "level"):
        if member in wanted:
            found[member][quarter_of(period)] = level
    return found


def _of(model: Any, round_id: int, subjects: Collection[int]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.filter(subject__round=round_id, withdrawn_at=None)
    return _narrowed(rows, "subject", subjects)


def _narrowed(rows: QuerySet[Any], column: str, ids: Collection[int]) -> QuerySet[Any]:
    return rows.filter(**{f"{column}__in": list(ids)}) if len(ids) <= NAMED_IN_A_QUERY else rows


def _wanted(rows: Iterable[Sequence[Any]], subjects: Collection[int]) -> Iterable[Sequence[Any]]:
    wanted = frozenset(subjects)
    return (row for row in rows if row[0] in wanted)
