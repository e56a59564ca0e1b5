"""What must be known of a subject to judge its level. None: not known, which is never taken for no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tongket.rules.reviews import MemberReviewFacts

DISCIPLINE_ORDER = ("", "reprimand", "warning", "dismissal", "dissolution", "expulsion")


@dataclass(frozen=True)
class Tasks:
    """Tasks of the year in numbers. `done` holds the late and the exceeding ones; `excused` of the undone are so by
    force majeure or a valid change, as the competent body confirmed."""

    total: int
    done: int
    exceeded: int = 0
    late: int = 0
    excused: int = 0


@dataclass(frozen=True)
class RatingFacts:
    """A subject of the year. `subject`: organization, leadership_collective, member, key_cadre; `frame`: collective,
    leader, no_office, outside_system; `points`: hundredths.

    `discipline`: the heaviest form of the year against the subject, "" for none; `members_discipline`: the same against
    a member of the leadership collective; `units`: subordinate units, 0 for a cell; `concluded`: words of `fail_reason`
    that a competent body concluded;
    `official_level`: the rating as a civil servant, "" for who is none; `unit_level`: that of the unit led;
    `subordinates`: how many subordinate organizations (of a cell: members) have each level; `same_level_bodies`: the
    lowest level among government, Front and mass organizations; `sick_months`: whole months, None where none is told,
    maternity leave (`maternity`) left out.
    """

    subject: str
    frame: str
    points: int | None = None
    worst_result: str | None = None
    worst_other: str | None = None
    tasks: Tasks | None = None
    unit_tasks: Tasks | None = None
    remedied_percent: int | None = None
    discipline: str | None = None
    members_discipline: str | None = None
    units: int | None = None
    units_disciplined: int | None = None
    self_remedied: bool = False
    counted_before: bool = False
    concluded: frozenset[str] = frozenset()
    targets_percent: int | None = None
    main_targets_met: bool | None = None
    force_majeure: bool = False
    official_level: str | None = None
    unit_level: str | None = None
    subordinates: Mapping[str, int] | None = field(default=None, hash=False)
    same_level_bodies: str | None = None
    sick_months: int | None = None
    maternity: bool = False
    founded_on: date | None = None
    member: MemberReviewFacts | None = None

    @property
    def kind(self) -> str:
        """Whose conditions are asked: organization, leadership_collective, or the frame of a person."""
        return self.subject if self.frame == "collective" else self.frame
