"""What may be asked of rounds and their steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tongket.access.book import Kept
from tongket.records.reviews.rounds.book import ROUNDS, STEPS, RoundEntry, StepEntry
from tongket.records.reviews.rounds.models import ReviewRound, ReviewStep
from tongket.records.reviews.rounds.standing import UnitStanding, fold, is_closed
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Round:
    """A round with whether it is closed."""

    line: Kept[RoundEntry]
    closed: bool

    @property
    def id(self) -> int:
        return self.line.id

    @property
    def entry(self) -> RoundEntry:
        return self.line.entry


def round_with(key: UUID) -> Round:
    """One round. Raises `record-not-found`, also for one that was withdrawn."""
    row = ReviewRound.objects.filter(key=key, withdrawn_at=None).first()
    if row is None:
        raise TongketError("record-not-found", key=str(key))
    return rounds_by_id([row.pk])[row.pk]


def rounds_by_id(ids: Collection[int]) -> Mapping[int, Round]:
    """These rounds by id; one that is not there is not in it."""
    rows = ReviewRound.objects.filter(pk__in=ids, withdrawn_at=None)
    lines = [ROUNDS.kept(row) for row in rows]
    own: dict[int, list[StepEntry]] = defaultdict(list)
    for step in ReviewStep.objects.filter(round__in=ids, withdrawn_at=None).exclude(step="").order_by("id"):
        own[step.round_id].append(STEPS.to_entry(step))
    return {
        line.id: Round(line, is_closed([s for s in own[line.id] if s.organization == line.entry.organization]))
        for line in lines
    }


def rounds_of(organizations: Collection[int], year: int | None = None) -> Sequence[Round]:
    """The rounds held by these organisations, the newest year first."""
    rows = ReviewRound.objects.filter(organization__in=organizations, withdrawn_at=None)
    if year is not None:
        rows = rows.filter(report_year=year)
    ids = list(rows.order_by("-report_year", "period").values_list("id", flat=True))
    found = rounds_by_id(ids)
    return [found[pk] for pk in ids]


def round_for(organization: int, year: int, period: str = "year") -> Round | None:
    """The round of an organisation's year, or None where none was opened."""
    return next((each for each in rounds_of([organization], year) if each.entry.period == period), None)


def steps_of(round_id: int, organization: int | None = None) -> Sequence[Kept[StepEntry]]:
    """The steps of a round, or of one unit in it, in the order they were recorded."""
    rows = ReviewStep.objects.filter(round=round_id, withdrawn_at=None).order_by("id")
    if organization is not None:
        rows = rows.filter(organization=organization)
    return [STEPS.kept(row) for row in rows]


def standings(round_id: int) -> Mapping[int, UnitStanding]:
    """Where each unit of a round stands; a unit without any step is not in it."""
    by_unit: dict[int, list[StepEntry]] = defaultdict(list)
    for kept in steps_of(round_id):
        by_unit[kept.entry.organization].append(kept.entry)
    return {unit: fold(steps) for unit, steps in by_unit.items()}


def step_keys(round_id: int, organization: int) -> Sequence[tuple[UUID, str]]:
    """The key and word of every step of a unit ever recorded, those withdrawn too: for the history."""
    rows = ReviewStep.objects.filter(round=round_id, organization=organization).order_by("id")
    return list(rows.values_list("key", "step"))
