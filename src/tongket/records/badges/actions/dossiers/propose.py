"""Record that the cell proposed badges."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.badges.dossiers import states
from tongket.records.badges.dossiers.book import STEPS, StepEntry, as_steps, units_of_steps
from tongket.records.badges.dossiers.checks import regulation_again, step_checker


@action("badge_dossier.propose", event="badge_dossier.proposed", ledger="badge_steps", units=units_of_steps)
def propose(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The cell’s resolution with its day and number. What stands against the badge is looked at again."""
    steps = as_steps(states.PROPOSED)(entries)
    in_order, by_rule = step_checker(steps, act.on), regulation_again(steps)
    return keeping.add(act, STEPS, steps, lambda entry: [*in_order(entry), *by_rule(entry)])
