"""Recording a step of a unit in its order: what comes out of order asks for a reason, which stays with the step."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tongket.access.actor import Actor
from tongket.access.gate import Found, Passage, Refused
from tongket.records.reviews.actions.steps.conclude import conclude
from tongket.records.reviews.actions.steps.take import take
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round, rounds_by_id, standings
from tongket.records.reviews.rounds.standing import BY_THE_COMMITTEE
from tongket.rules.decision import Finding
from tongket.rules.ratings.steps import may_take


def record_step(actor: Actor, entry: StepEntry) -> Passage:
    """One step, by the unit or by the committee on it. Raises `Refused` where the order asks for a reason."""
    found = rounds_by_id([entry.round]).get(entry.round)
    standing = standings(entry.round).get(entry.organization)
    asked = [Found(0, each, entry.note) for each in before(found, standing.done if standing else (), entry.step)]
    if any(each.refuses for each in asked):
        raise Refused(asked)
    action = conclude if entry.step in BY_THE_COMMITTEE else take
    return action(actor, [entry], reason=entry.note)


def before(found: Round | None, done: Collection[str], step: str) -> Sequence[Finding]:
    """What should have come before a step, each with the text the order rests on."""
    if found is None:
        return ()
    return may_take(step, done, found.entry.report_year, found.entry.modes).findings
