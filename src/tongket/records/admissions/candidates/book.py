"""The books of candidates, their steps and their relatives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongket.access.book import Book, Withdrawal
from tongket.records.admissions.candidates.models import Candidate, CandidateRelative, CandidateStep
from tongket.rules import vocabulary
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class CandidateEntry:
    """A candidate as entered; `readmits` is the former member, for a readmission."""

    full_name: str
    birth_date: date
    organization: int
    entered_on: date
    sex: str = ""
    schooling: str = ""
    home_town: str = ""
    residence: str = ""
    readmits: int | None = None


@dataclass(frozen=True)
class StepEntry:
    """One step. `member` and `since` for an introducer, the three numbers for a vote, `issuer` who gave the paper.

    A decision's `issuer` is the body by its word; of a recognition, `since` is the official day.
    """

    candidate: int
    happened_on: date
    number: str = ""
    issuer: str = ""
    member: int | None = None
    since: date | None = None
    due: int | None = None
    present: int | None = None
    agree: int | None = None
    kind: str = ""
    admission: int | None = None


@dataclass(frozen=True)
class RelativeEntry:
    """A relative: relation and name, the day of the check, or that it is a member with a clear file."""

    candidate: int
    relation: str
    full_name: str
    checked_on: date | None = None
    is_clear_member: bool = False


OfCandidate = StepEntry | RelativeEntry


@dataclass(frozen=True)
class FamilyReveal:
    """Whose relatives someone wants to see by name."""

    candidate: int


def cells_of(candidates: Iterable[int]) -> Mapping[int, int]:
    """The cell of each candidate. Raises `record-not-found` for one that is not there."""
    wanted = set(candidates)
    found = dict(Candidate.objects.filter(pk__in=wanted).values_list("id", "organization_id"))
    for key in sorted(wanted - set(found)):
        raise TongketError("record-not-found", key=key)
    return found


def units(entries: Sequence[StepEntry]) -> set[int]:
    """The units whose people may take these steps."""
    return set(cells_of(entry.candidate for entry in entries).values())


def units_of_relatives(entries: Sequence[RelativeEntry]) -> set[int]:
    """The units whose people may write of these relatives."""
    return set(cells_of(entry.candidate for entry in entries).values())


def units_of_reveals(reveals: Sequence[FamilyReveal]) -> set[int]:
    """The units of the candidates whose relatives are asked for."""
    return set(cells_of(each.candidate for each in reveals).values())


def units_of_steps(changes: Sequence[Withdrawal]) -> set[int]:
    """The units of kept steps."""
    rows = CandidateStep.objects.filter(pk__in=[change.id for change in changes])
    return set(cells_of(rows.values_list("candidate_id", flat=True)).values())


def units_of_kept_relatives(changes: Sequence[Any]) -> set[int]:
    """The units of kept relatives, from their corrections or withdrawals."""
    rows = CandidateRelative.objects.filter(pk__in=[change.id for change in changes])
    return set(cells_of(rows.values_list("candidate_id", flat=True)).values())


def _cell(entry: OfCandidate) -> int:
    return cells_of([entry.candidate])[entry.candidate]


def _step_words(entries: Sequence[StepEntry]) -> Sequence[tuple[str, str]]:
    labels = [vocabulary.label(entry.kind, group="candidate_step") for entry in entries]
    return [(f"{label} {entry.number} {entry.issuer}", label) for label, entry in zip(labels, entries, strict=True)]


def _relative_words(entries: Sequence[RelativeEntry]) -> Sequence[tuple[str, str]]:
    """By relation alone: a relative's name is no word to search for."""
    return [(entry.relation, vocabulary.label(entry.relation)) for entry in entries]


CANDIDATES = Book("candidates", Candidate, CandidateEntry, ("full_name", "birth_date", "entered_on"), sort_by_name=True)
STEPS = Book(
    "candidate_steps",
    CandidateStep,
    StepEntry,
    ("candidate", "kind", "happened_on", "member", "number"),
    _step_words,
    place="candidate",
    unit_of=_cell,
)
RELATIVES = Book(
    "candidate_relatives",
    CandidateRelative,
    RelativeEntry,
    ("candidate", "relation", "full_name"),
    _relative_words,
    place="candidate",
    unit_of=_cell,
)
