"""The committee announces what was decided, to each unit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from tongket.access.actor import Actor
from tongket.procedures.annual_review.deciding.decide import Paper
from tongket.procedures.annual_review.deciding.weighing import Reasons, told_by_subject
from tongket.procedures.annual_review.deciding.writing import sides
from tongket.records.reviews.actions.collective_ratings.announce import announce as announce_collectives
from tongket.records.reviews.actions.ratings.announce import announce as announce_persons
from tongket.records.reviews.actions.steps.conclude import conclude
from tongket.records.reviews.ratings import facts as kept
from tongket.records.reviews.ratings.facts import Rated
from tongket.records.reviews.ratings.lines import COLLECTIVES, PERSONS, RatingLine
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round, standings
from tongket.records.reviews.subjects.queries import subjects_of
from tongket.rules.errors import TongketError


@dataclass(frozen=True)
class Announced:
    """How many results were announced, anew or for the first time, and the units whose step was recorded."""

    written: int
    units: list[int]


def announce(
    actor: Actor, held: Round, paper: Paper, units: Collection[int] | None = None, reasons: Reasons | None = None
) -> Announced:
    """Announce every decided rating (of these units) that was not announced as it is now decided.

    `paper`: the notice. Raises `RatingsRefused`, `access-denied`, `review-nothing-to-announce`.
    """
    given = reasons or Reasons()
    chosen = [each for each in subjects_of(held.id) if units is None or each.entry.organization in units]
    keys = {each.id for each in chosen}
    decided, told = kept.rated(held.id, "decided", keys), kept.rated(held.id, "announced", keys)
    now = [each for each in chosen if each.id in decided and not _same(decided[each.id], told.get(each.id))]
    if not now:
        raise TongketError("review-nothing-to-announce")
    with transaction.atomic(), told_by_subject([each.id for each in now]):
        written = 0
        for side, action in ((PERSONS, announce_persons), (COLLECTIVES, announce_collectives)):
            rows = sides(now, side)
            lines = [_line(each.id, decided[each.id], paper) for each in rows]
            action(actor, lines, reasons=given.for_lines([each.id for each in rows])) if lines else None
            written += len(lines)
        stand = standings(held.id)
        reached = dict.fromkeys(each.entry.organization for each in now)
        done = [
            unit for unit in reached
            if unit in stand and "decided" in stand[unit].done and "announced" not in stand[unit].done
        ]  # fmt: skip
        steps = [StepEntry(held.id, unit, "announced", paper.on, paper.way, paper.body, paper.number) for unit in done]
        if steps:
            conclude(actor, steps, reason=given.of_order or given.of_all)
    return Announced(written, done)


def _line(key: int, decided: Rated, paper: Paper) -> RatingLine:
    return RatingLine(key, decided.level, decided.not_rated_reason, decided.points, paper.body, paper.on, paper.number)


def _same(decided: Rated, told: Rated | None) -> bool:
    return told is not None and (told.level, told.not_rated_reason) == (decided.level, decided.not_rated_reason)
