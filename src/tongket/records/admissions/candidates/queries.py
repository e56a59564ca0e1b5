"""What may be asked of the candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from tongket.access.book import Kept
from tongket.records.admissions.candidates.book import RELATIVES, RelativeEntry
from tongket.records.admissions.candidates.facts import Known, known
from tongket.records.admissions.candidates.models import Candidate, CandidateRelative, CandidateStep
from tongket.records.admissions.models import Admission, AdmissionPlan
from tongket.records.members import queries as members
from tongket.rules.candidate_stages import Stage, Standing, standing
from tongket.rules.errors import TongketError
from tongket.rules.votes import meeting_base

PIPELINE = (Stage.PREPARING, Stage.FILING, Stage.CHECKING, Stage.VOTING, Stage.DECIDING)
"""The stages of who is not a member yet."""


@dataclass(frozen=True)
class Standpoint:
    """A candidate and where it stands on a day."""

    candidate: Known
    standing: Standing


@dataclass(frozen=True)
class PlanLine:
    """One unit's year: planned (None: no plan), admitted, in the pipeline. The gap is what neither covers."""

    organization: int
    planned: int | None
    admitted: int
    in_pipeline: int

    @property
    def gap(self) -> int | None:
        return None if self.planned is None else max(0, self.planned - self.admitted - self.in_pipeline)


def board(organizations: Collection[int], on: date) -> Sequence[Standpoint]:
    """The candidates of these units and where each stands on the day, in the order of Vietnamese names."""
    rows = Candidate.objects.filter(organization__in=organizations, withdrawn_at=None).order_by("sort_key", "id")
    ids = list(rows.values_list("id", flat=True))
    everyone = known(ids)
    return [Standpoint(everyone[pk], standing(everyone[pk].facts, on)) for pk in ids if pk in everyone]


def in_pipeline(organizations: Collection[int], on: date) -> Mapping[int, int]:
    """How many candidates each unit has who are not members yet on the day; units without any are not in it."""
    return Counter(
        each.candidate.line.entry.organization for each in board(organizations, on) if each.standing.stage in PIPELINE
    )


def candidate(key: UUID) -> Known:
    """One candidate. Raises `record-not-found`, also for one that was withdrawn."""
    row = Candidate.objects.filter(key=key, withdrawn_at=None).first()
    if row is None:
        raise TongketError("record-not-found", key=str(key))
    return known([row.pk])[row.pk]


def of_member(member: int) -> Known | None:
    """The candidate that a member was, the last one of someone readmitted; None where none is kept."""
    admissions = list(Admission.objects.filter(member=member, withdrawn_at=None).values_list("id", flat=True))
    ceremonies = CandidateStep.objects.filter(admission__in=admissions, withdrawn_at=None)
    again = Candidate.objects.filter(readmits=member, withdrawn_at=None)
    found = known([*ceremonies.values_list("candidate_id", flat=True), *again.values_list("id", flat=True)])
    return found[max(found)] if found else None


def relatives(candidate: int) -> Sequence[Kept[RelativeEntry]]:
    """The relatives of a candidate, with their names: only for who may see them."""
    rows = CandidateRelative.objects.filter(candidate=candidate, withdrawn_at=None)
    return [RELATIVES.kept(row) for row in rows.order_by("id")]


def years_plan(organizations: Collection[int], year: int, standpoints: Sequence[Standpoint]) -> Mapping[int, PlanLine]:
    """Plan against result by unit, of the units that have a plan, an admission or a candidate."""
    plans = AdmissionPlan.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    planned = dict(plans.values_list("organization_id", "planned"))
    rows = Admission.objects.filter(organization__in=organizations, report_year=year, withdrawn_at=None)
    admitted = dict(rows.order_by().values_list("organization_id").annotate(lines=Count("id")))
    running = Counter(each.candidate.line.entry.organization for each in standpoints if each.standing.stage in PIPELINE)
    return {
        unit: PlanLine(unit, planned.get(unit), admitted.get(unit, 0), running[unit])
        for unit in {*planned, *admitted, *running}
    }


def step_keys(candidate: int) -> Sequence[tuple[UUID, str]]:
    """The key and kind of every step ever recorded, those withdrawn too: for the history."""
    rows = CandidateStep.objects.filter(candidate=candidate).order_by("id")
    return list(rows.values_list("key", "kind"))


def due_by_the_register(cell: int, on: date) -> int | None:
    """The official members of the cell on the day, the exempted taken off as the rule counts; None for a cell without.

    Who is away for a time is not told apart.
    """
    here = members.members_on([cell], on)
    official = [each for each in here if each.entry.official_on is not None and each.entry.official_on <= on]
    exempted = sum(each.status == "exempted" for each in official)
    return meeting_base(len(official), 0, exempted, on).due if official else None
