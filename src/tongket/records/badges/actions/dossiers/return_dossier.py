"""Record that dossiers came back."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.badges.dossiers import states
from tongket.records.badges.dossiers.book import STEPS, StepEntry, as_steps, units_of_steps
from tongket.records.badges.dossiers.checks import step_checker


@action("badge_dossier.return", event="badge_dossier.returned", ledger="badge_steps", units=units_of_steps)
def return_dossier(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """From the committee, the district or the province, with the reason; the cell may propose again."""
    steps = as_steps(states.RETURNED)(entries)
    return keeping.add(act, STEPS, steps, step_checker(steps, act.on))
