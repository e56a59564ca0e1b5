"""What one event says: whom it founds, changes and closes, and who takes over from whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

Ref = int | str
"""An organisation kept here by its id, or one that an event of the same act founds by the label it has there."""


@dataclass(frozen=True)
class Founded:
    """A new organisation; `label` names it within the act."""

    label: str
    name: str
    type: str
    parent: Ref | None
    code: str = ""
    place: str = ""
    position: int = 0


@dataclass(frozen=True)
class Changed:
    """What becomes otherwise from the event's day on; None stays as it is. A parent is named only where it moves."""

    organization: Ref
    name: str | None = None
    type: str | None = None
    code: str | None = None
    place: str | None = None
    parent: Ref | None = None


@dataclass(frozen=True)
class Succeeding:
    """The part of a predecessor that a successor takes over; `is_bearer` takes what cannot be divided."""

    predecessor: Ref
    successor: Ref
    share: Fraction = Fraction(1)
    is_bearer: bool = True


@dataclass(frozen=True)
class ReorganizationEntry:
    """One event of the tree on its day. `closed` end the day before; `about` is the organisation it is told of."""

    kind: str
    on: date
    title: str
    about: Ref
    founded: tuple[Founded, ...] = ()
    changed: tuple[Changed, ...] = ()
    closed: tuple[Ref, ...] = ()
    heirs: tuple[Succeeding, ...] = ()
    decision_number: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    article: str = ""
    doubt: str = ""


def touched(entry: ReorganizationEntry) -> tuple[Ref, ...]:
    """Every organisation the event names as founded, changed, closed or succeeding, each once."""
    named = [
        *(new.label for new in entry.founded),
        *(change.organization for change in entry.changed),
        *entry.closed,
        *(ref for heir in entry.heirs for ref in (heir.predecessor, heir.successor)),
    ]
    return tuple(dict.fromkeys(named))


def kept_ids(entry: ReorganizationEntry) -> frozenset[int]:
    """The organisations already kept that the event names, the places it moves others to among them."""
    named: list[Ref | None] = [*touched(entry), entry.about]
    named += [new.parent for new in entry.founded] + [change.parent for change in entry.changed]
    return frozenset(ref for ref in named if isinstance(ref, int))
