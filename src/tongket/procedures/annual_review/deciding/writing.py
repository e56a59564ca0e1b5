"""From the levels decided to the lines of the gate: new decisions, and revisions of earlier ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from tongket.access.actor import Actor
from tongket.procedures.annual_review.deciding.evidence import Evidence
from tongket.procedures.annual_review.deciding.levels import Meant
from tongket.procedures.annual_review.deciding.weighing import Reasons
from tongket.records.reviews.actions.collective_ratings.decide import decide as decide_collectives
from tongket.records.reviews.actions.collective_ratings.revise import revise as revise_collectives
from tongket.records.reviews.actions.ratings.decide import decide as decide_persons
from tongket.records.reviews.actions.ratings.revise import revise as revise_persons
from tongket.records.reviews.ratings import lines
from tongket.records.reviews.ratings.facts import Rated
from tongket.records.reviews.ratings.lines import PERSONS, RatingLine, Revision
from tongket.records.reviews.subjects.queries import Subject


class Decision(Protocol):
    """Whose decision, its number and day."""

    @property
    def body(self) -> str: ...

    @property
    def number(self) -> str: ...

    @property
    def on(self) -> date: ...


@dataclass(frozen=True)
class Side:
    """One register's part of a decision: the levels, what each rests on, and the paper."""

    register: lines.Side
    meant: Mapping[int, Meant]
    evidence: Evidence
    paper: Decision

    @property
    def is_of_persons(self) -> bool:
        return self.register is PERSONS


def sides(subjects: Sequence[Subject], register: lines.Side) -> Sequence[Subject]:
    """Those of the subjects that are kept in a register."""
    return [each for each in subjects if each.entry.subject in register.kinds]


def decide_all(actor: Actor, side: Side, subjects: Sequence[Subject], reasons: Reasons) -> int:
    """New decisions; how many were written."""
    keys = [each.id for each in subjects]
    rows = [
        RatingLine(key, version=subject.version, **_told(side, key))
        for key, subject in zip(keys, subjects, strict=True)
    ]
    action = decide_persons if side.is_of_persons else decide_collectives
    return len(action(actor, rows, reasons=reasons.for_lines(keys)).written) if rows else 0


def revise_all(
    actor: Actor, side: Side, subjects: Sequence[Subject], before: Mapping[int, Rated], reasons: Reasons
) -> int:
    """Revisions of earlier decisions; how many stand now."""
    keys = [each.id for each in subjects]
    rows = [Revision(before[key].id, before[key].version, **_told(side, key)) for key in keys]
    action = revise_persons if side.is_of_persons else revise_collectives
    if rows:
        action(actor, rows, reasons=reasons.for_lines(keys))
    return len(rows)


def _told(side: Side, key: int) -> dict[str, Any]:
    meant = side.meant[key]
    return {
        "level": meant.level, "not_rated_reason": meant.not_rated_reason, "points": meant.points,
        "decided_by": side.paper.body, "decided_on": side.paper.on, "decision_number": side.paper.number,
        "evidence": side.evidence.get(key, {}),
    }  # fmt: skip
