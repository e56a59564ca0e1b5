"""What may be asked of the dossiers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tongket.access.book import Kept
from tongket.records.badges.dossiers.book import DOSSIERS, STEP, DossierEntry
from tongket.records.badges.dossiers.states import Taken, state_of
from tongket.records.badges.models import BadgeDossier, BadgeStep
from tongket.records.members import queries as members
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Dossier:
    """A dossier with its steps in the order they were taken."""

    id: int
    key: UUID
    version: int
    entry: DossierEntry
    name: str
    steps: Sequence[Taken]

    @property
    def state(self) -> str:
        return state_of(self.steps)

    def taken(self, step: str) -> Taken | None:
        """The last time this step was taken."""
        return next((each for each in reversed(self.steps) if each.step == step), None)


def dossiers_of(units: Collection[int], round_on: date | None = None) -> Sequence[Dossier]:
    """The dossiers of these units, of one round or of all: highest level first, then by name."""
    rows = BadgeDossier.objects.filter(organization__in=units, withdrawn_at=None)
    if round_on is not None:
        rows = rows.filter(round_on=round_on)
    return _with_steps([DOSSIERS.kept(row) for row in rows.order_by("-round_on", "-level", "sort_key", "id")])


def dossiers(ids: Collection[int]) -> Mapping[int, Dossier]:
    """Dossiers by id; withdrawn ones are not in it."""
    rows = BadgeDossier.objects.filter(id__in=list(ids), withdrawn_at=None)
    return {each.id: each for each in _with_steps([DOSSIERS.kept(row) for row in rows])}


def dossier(key: UUID) -> Dossier:
    """One dossier. Raises `record-not-found`."""
    row = BadgeDossier.objects.filter(key=key, withdrawn_at=None).first()
    if row is None:
        raise TongketError("record-not-found", key=str(key))
    return _with_steps([DOSSIERS.kept(row)])[0]


def open_levels(ids: Collection[int]) -> Mapping[int, Sequence[tuple[int, str]]]:
    """The levels and kinds these members have a dossier for that is not decided yet, by member."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = BadgeDossier.objects.filter(member__in=list(ids), withdrawn_at=None)
    for each in _with_steps([DOSSIERS.kept(row) for row in rows]):
        if each.state not in ("decided", "awarded"):
            found[each.entry.member].append((each.entry.level, each.entry.kind))
    return found


def states_by_round(units: Collection[int]) -> Mapping[date, Mapping[str, int]]:
    """How many dossiers of each round are in each state."""
    found: dict[date, Counter[str]] = defaultdict(Counter)
    for each in dossiers_of(units):
        found[each.entry.round_on][each.state] += 1
    return found


def _with_steps(kept: Sequence[Kept[DossierEntry]]) -> Sequence[Dossier]:
    names = members.names({line.entry.member for line in kept})
    steps: dict[int, list[Taken]] = defaultdict(list)
    ids = [line.id for line in kept]
    for start in range(0, len(ids), STEP):
        rows = BadgeStep.objects.filter(dossier__in=ids[start : start + STEP], withdrawn_at=None).order_by("id")
        for owner, step, on, number, note in rows.values_list("dossier_id", "step", "on", "number", "note"):
            steps[owner].append(Taken(step, on, number, note))
    return [
        Dossier(line.id, line.key, line.version, line.entry, names.get(line.entry.member, ""), steps[line.id])
        for line in kept
    ]
