"""The committee revises what it decided: both ratings stay, and the new one has its own evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from tongket.access.actor import Actor
from tongket.access.gate import Found
from tongket.procedures.annual_review.deciding.decide import Paper
from tongket.procedures.annual_review.deciding.evidence import evidence_for, with_figures
from tongket.procedures.annual_review.deciding.levels import Meant, by_level, intended
from tongket.procedures.annual_review.deciding.weighing import Reasons, hold, told_by_subject
from tongket.procedures.annual_review.deciding.writing import Side, revise_all, sides
from tongket.procedures.annual_review.judging.gathering import gather
from tongket.procedures.annual_review.judging.judge import Judge
from tongket.records.reviews.ratings import facts as kept
from tongket.records.reviews.ratings.lines import COLLECTIVES, PERSONS
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Revised:
    """How many ratings were revised, and what was found and passed with its reason."""

    revised: int
    found: Sequence[Found]


def revise(actor: Actor, held: Round, paper: Paper, meant: Mapping[int, Meant], reasons: Reasons) -> Revised:
    """Revise decided ratings of an open round: subject → what it should be, by a new decision.

    A rating without a round (of an earlier year, imported) goes straight to the action `rating.revise`. Raises
    `reason-required`, `RatingsRefused`, `access-denied`, `review-nothing-to-revise`.
    """
    whole = subjects_of(held.id)
    before = kept.rated(held.id, "decided", set(meant))
    chosen = [each for each in whole if each.id in before]
    if not chosen:
        raise TongketError("review-nothing-to-revise")
    known, keys = gather(held, whole), [each.id for each in chosen]
    decided = {key: each.level for key, each in kept.rated(held.id, "decided", known.facts.keys()).items()}
    levels = {**by_level(intended(held, whole)), **decided, **by_level(meant)}
    found = hold(keys, Judge(known).judge(levels, keys), reasons)
    evidence = evidence_for(known, chosen, found)
    revised = 0
    with transaction.atomic(), told_by_subject(keys):
        for register in (PERSONS, COLLECTIVES):
            some = sides(chosen, register)
            frozen = with_figures(evidence, known, some) if register is COLLECTIVES and some else evidence
            revised += revise_all(actor, Side(register, meant, frozen, paper), some, before, reasons)
    return Revised(revised, found)
