"""A unit proposes: all its subjects and the step of handing up, in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from tongket.access.actor import Actor
from tongket.access.gate import Found
from tongket.organizations import queries as organizations
from tongket.procedures.annual_review.deciding.evidence import Evidence, evidence_for
from tongket.procedures.annual_review.deciding.levels import Meant, by_level, drafted, intended
from tongket.procedures.annual_review.deciding.weighing import Reasons, hold, told_by_subject
from tongket.procedures.annual_review.judging.gathering import look_into
from tongket.procedures.annual_review.judging.judge import Judge
from tongket.procedures.annual_review.judging.relations import relations_of
from tongket.records.reviews.actions.collective_ratings.propose import propose as propose_collectives
from tongket.records.reviews.actions.ratings.propose import propose as propose_persons
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.ratings.lines import PERSONS, RatingLine
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import Subject, subjects_of
from tongket.rules.errors import TongketError
from tongket.rules.periods import year_span


@dataclass(frozen=True)
class Proposed:
    """How many ratings were written, and what was found and passed with its reason."""

    written: int
    found: Sequence[Found]


def propose(
    actor: Actor,
    held: Round,
    step: StepEntry,
    meant: Mapping[int, Meant] | None = None,
    reasons: Reasons | None = None,
) -> Proposed:
    """Propose every subject of the step's unit and hand the file up.

    `meant`: the levels the unit proposes, where they are not simply those of `drafted`; `step`: the step `proposed`
    with its day, way, paper and attendance. Raises `RatingsRefused`, `access-denied`, `review-nobody-to-propose`.
    """
    given = reasons or Reasons()
    whole = subjects_of(held.id, _around(held, step.organization))
    own = [each for each in whole if each.entry.organization == step.organization]
    if not own:
        raise TongketError("review-nobody-to-propose")
    levels = {**drafted(held, own), **(meant or {})}
    keys = [each.id for each in own]
    known = look_into(relations_of(held, whole), keys)
    all_levels = {**by_level(intended(held, whole)), **by_level(levels)}
    found = hold(keys, Judge(known).judge(all_levels, keys), given)
    with transaction.atomic():
        evidence = evidence_for(known, own, found)
        written = _write(actor, own, levels, evidence, step, given)
        with told_by_subject(keys):
            take(actor, [replace(step, round=held.id, step="proposed")], reason=given.of_order or given.of_all)
    return Proposed(written, found)


def _around(held: Round, unit: int) -> Collection[int]:
    """The unit and those right below it, on whose ratings its own rests."""
    on = year_span(held.entry.report_year)[1]
    return [each.id for each in organizations.below(unit, on, depth=1)] or [unit]


def _write(
    actor: Actor,
    own: Sequence[Subject],
    levels: Mapping[int, Meant],
    evidence: Evidence,
    step: StepEntry,
    given: Reasons,
) -> int:
    written = 0
    persons = [each.id for each in own if each.entry.subject in PERSONS.kinds]
    collectives = [each.id for each in own if each.entry.subject not in PERSONS.kinds]
    for action, keys in ((propose_persons, persons), (propose_collectives, collectives)):
        lines = [_line(key, levels[key], evidence, step) for key in keys]
        if lines:
            with told_by_subject(keys):
                written += len(action(actor, lines, reasons=given.for_lines(keys)).written)
    return written


def _line(key: int, meant: Meant, evidence: Evidence, step: StepEntry) -> RatingLine:
    return RatingLine(
        key, meant.level, meant.not_rated_reason, meant.points, step.body, step.on, step.number, evidence.get(key, {})
    )
