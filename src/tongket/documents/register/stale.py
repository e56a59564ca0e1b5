"""Which papers state figures that have changed since they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from tongket.documents.register.book import UsedFigure


class Stating(Protocol):
    """Anything with a key that states figures."""

    @property
    def key(self) -> UUID: ...
    @property
    def figures(self) -> tuple[UsedFigure, ...]: ...


@dataclass(frozen=True)
class ChangedFigure:
    """A figure as the paper states it and as it is now; None is missing."""

    tag: str
    then: Decimal | None
    now: Decimal | None


@dataclass(frozen=True)
class StalePaper:
    key: UUID
    changes: tuple[ChangedFigure, ...]


def stale(papers: Sequence[Stating], current: Mapping[str, Decimal | None]) -> Sequence[StalePaper]:
    """The papers whose figures differ from `current` (tag → exact value; an absent tag is missing now)."""
    found = ((paper.key, changes_of(paper.figures, current)) for paper in papers)
    return [StalePaper(key, changes) for key, changes in found if changes]


def changes_of(figures: Sequence[UsedFigure], current: Mapping[str, Decimal | None]) -> tuple[ChangedFigure, ...]:
    """The figures whose exact value is another one now."""
    pairs = ((used, current.get(used.tag)) for used in figures)
    return tuple(ChangedFigure(used.tag, used.value, now) for used, now in pairs if used.value != now)
