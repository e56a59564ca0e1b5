"""The books of dossiers and of their steps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tongket.access.book import Book
from tongket.records.badges.models import BadgeDossier, BadgeStep
from tongket.records.members import queries as members

STEP = 500


@dataclass(frozen=True)
class DossierEntry:
    """A badge to be asked for: whose, from which unit, which level, in which round. `note`: why early or anew."""

    member: int
    organization: int
    level: int
    round_on: date
    kind: str = "regular_award"
    note: str = ""


@dataclass(frozen=True)
class StepEntry:
    """A step taken on a day. `number`: of the resolution or decision; `note`: why it was returned, what else to know.

    `step` and `organization` are set by the action itself.
    """

    dossier: int
    on: date
    number: str = ""
    note: str = ""
    step: str = ""
    organization: int = 0


def _words(entries: Sequence[DossierEntry]) -> Sequence[tuple[str, str]]:
    names = members.names({entry.member for entry in entries})
    return [(names.get(entry.member, ""), names.get(entry.member, "")) for entry in entries]


def _step_words(entries: Sequence[StepEntry]) -> Sequence[tuple[str, str]]:
    return [(entry.step, entry.step) for entry in entries]


DOSSIERS = Book(
    "badge_dossiers", BadgeDossier, DossierEntry, ("member", "level", "kind", "round_on"), _words, sort_by_name=True
)
STEPS = Book("badge_steps", BadgeStep, StepEntry, ("dossier", "step", "on", "number"), _step_words)


def units_of_steps(entries: Sequence[StepEntry]) -> Iterable[int]:
    """The units of the dossiers that the steps belong to."""
    return set(_units({entry.dossier for entry in entries}).values())


def as_steps(step: str) -> Callable[[Sequence[StepEntry]], Sequence[StepEntry]]:
    """The entries of one action as the book keeps them."""

    def filled(entries: Sequence[StepEntry]) -> Sequence[StepEntry]:
        units = _units({entry.dossier for entry in entries})
        return [replace(entry, step=step, organization=units.get(entry.dossier, 0)) for entry in entries]

    return filled


def _units(ids: Collection[int]) -> Mapping[int, int]:
    wanted = list(ids)
    found: dict[int, int] = {}
    for start in range(0, len(wanted), STEP):
        rows = BadgeDossier.objects.filter(id__in=wanted[start : start + STEP], withdrawn_at=None)
        found.update(rows.values_list("id", "organization_id"))
    return found
