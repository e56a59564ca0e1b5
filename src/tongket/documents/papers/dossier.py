"""Everything a paper of one year may use, gathered once. Rows are in words; numbers stand in `figures` alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from tongket.documents.sentences.shown import Figures


@dataclass(frozen=True)
class Signer:
    """Who signs a type of paper: the authority line, the post below it, the name."""

    authority: str
    post: str
    name: str = ""


@dataclass(frozen=True)
class Office:
    """What the office set for the head and foot of its papers. Keys of the mappings are types of paper."""

    superior: str
    issuer: str
    place: str
    term: str = ""
    hall: str = ""
    signers: Mapping[str, Signer] = field(default_factory=dict)
    recipients: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    symbol: str = "ĐU"


@dataclass(frozen=True)
class RatingRow:
    """An organisation or leadership collective with its level; `stage` is proposed or decided."""

    name: str
    subject: str
    level: str
    stage: str
    decided_by: str = ""
    is_own: bool = False
    not_rated_reason: str = ""


@dataclass(frozen=True)
class CellRatings:
    """How many members of one cell hold each level ("" is not rated)."""

    cell: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class BadgeRow:
    """One award of a badge, as list 4-HHĐ has it."""

    years: int
    kind: str
    round: date | None
    name: str
    birth_date: date | None
    home_town: str
    admission_decided_on: date | None
    admitted_on: date | None
    official_on: date | None
    card_number: str
    cell: str
    note: str = ""
    number: str = ""
    decided_on: date | None = None
    decision_number: str = ""


@dataclass(frozen=True)
class AwardRow:
    """One commendation. `subject`: organization, collective, member or individual; `unit` is where it belongs."""

    subject: str
    name: str
    unit: str
    title: str
    form: str
    reason: str = ""
    decided_by: str = ""


@dataclass(frozen=True)
class TargetRow:
    """One target of the year's or term's resolution; numbers as printed, None where not entered."""

    key: str
    name: str
    unit: str
    group: str
    period: str
    status: str
    direction: str = "higher"
    plan: Decimal | None = None
    actual: Decimal | None = None
    budget: Decimal | None = None
    same_period: Decimal | None = None
    approx: str = ""


@dataclass(frozen=True)
class InspectionRow:
    """One round of inspection or supervision: its matter, who led it, of which kind."""

    name: str
    actor: str
    kind: str


@dataclass(frozen=True)
class MeetingRow:
    """One meeting of the year or that closes it. Counts are None where nobody entered them."""

    kind: str
    title: str
    held_on: date
    place: str = ""
    chair: str = ""
    secretary: str = ""
    base: str = ""
    summoned: int | None = None
    present: int | None = None


@dataclass(frozen=True)
class ContributionRow:
    """A section that someone else contributes: `state` is missing (late included), received or merged."""

    section: str
    contributor: str
    due_on: date
    state: str


@dataclass(frozen=True)
class Guests:
    """The superior's people in charge of the commune as papers name them, the head first, and their decision.

    `speaker` is the head without the part in the group: who addresses the conference.
    """

    named: Sequence[str] = ()
    speaker: str = ""
    decision: str = ""


@dataclass(frozen=True)
class Lists:
    """The rows behind the figures, as papers list them."""

    ratings: Sequence[RatingRow] = ()
    member_ratings: Sequence[CellRatings] = ()
    badges: Sequence[BadgeRow] = ()
    awards: Sequence[AwardRow] = ()
    targets: Sequence[TargetRow] = ()
    inspections: Sequence[InspectionRow] = ()
    meetings: Sequence[MeetingRow] = ()
    contributions: Sequence[ContributionRow] = ()
    guests: Guests = Guests()


@dataclass(frozen=True)
class Dossier:
    """All of one committee's year. `body` is its name without type word ("xã Mẫu"), `organization` the whole name."""

    slug: str
    organization: str
    body: str
    year: int
    as_of: date
    figures: Figures
    office: Office
    lists: Lists = Lists()
    narratives: Mapping[str, str] = field(default_factory=dict)
    is_example: bool = False
    unit: int = 0
    example_notice: str = ""

    def with_office(self, office: Office, narratives: Mapping[str, str]) -> Dossier:
        """The same year with the office's head and the officer's words."""
        return replace(self, office=office, narratives=narratives)

    @property
    def committee(self) -> str:
        """ "Đảng ủy xã Mẫu"; a cell has no other name."""
        return self.organization if self.organization.startswith("Chi bộ") else f"Đảng ủy {self.body}"

    @property
    def notice(self) -> str | None:
        """The line at the foot of every page of an example's papers."""
        said = self.example_notice
        return f"{said[0].upper()}{said[1:]}" if self.is_example and said else None

    def meeting(self, kind: str) -> MeetingRow | None:
        """The last meeting of a kind; a year-end conference may lie in the year after."""
        found = [row for row in self.lists.meetings if row.kind == kind]
        return max(found, key=lambda row: row.held_on) if found else None

    @property
    def is_mid_term(self) -> bool:
        """A year whose conference reviews the first half of the term instead of closing a year."""
        return self.meeting("mid_term_review") is not None and self.meeting("year_end_summary") is None

    @property
    def conference(self) -> MeetingRow | None:
        return self.meeting("mid_term_review" if self.is_mid_term else "year_end_summary")

    @property
    def paper_date(self) -> date:
        """The day the papers belong to: that of the conference, else the last day counted."""
        return self.conference.held_on if self.conference else self.as_of
