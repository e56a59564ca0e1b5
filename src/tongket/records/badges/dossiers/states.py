"""How far a dossier has come: the state follows from its last step, and so do the steps that may come next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongket.rules.load import value_on

DRAFT, PROPOSED, APPRAISED, FORWARDED = "draft", "proposed", "appraised", "forwarded"
DECIDED, AWARDED, RETURNED = "decided", "awarded", "returned"
STATES = (DRAFT, RETURNED, PROPOSED, APPRAISED, FORWARDED, DECIDED, AWARDED)
AFTER = {
    PROPOSED: (DRAFT, RETURNED),
    APPRAISED: (PROPOSED,),
    FORWARDED: (APPRAISED,),
    DECIDED: (APPRAISED, FORWARDED),
    AWARDED: (DECIDED,),
    RETURNED: (PROPOSED, APPRAISED, FORWARDED),
}
"""Each step with the states it may follow."""


@dataclass(frozen=True)
class Taken:
    """A step that was taken."""

    step: str
    on: date
    number: str
    note: str


def state_of(taken: Sequence[Taken]) -> str:
    """The state after these steps, in the order they were taken."""
    return taken[-1].step if taken else DRAFT


def next_steps(state: str, on: date) -> Sequence[str]:
    """The steps that may follow on a day, by the levels a dossier passes then; a return comes last."""
    follows = [step for step, before in AFTER.items() if state in before]
    if passes_district(on):
        return [step for step in follows if not (step == DECIDED and state == APPRAISED)]
    return [step for step in follows if step != FORWARDED]


def passes_district(on: date) -> bool:
    """Whether a dossier goes by the district committee on this day."""
    return "district" in value_on("badges/route", on).value
