"""Record that the district committee appraised and forwarded badges."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.badges.dossiers import states
from tongket.records.badges.dossiers.book import STEPS, StepEntry, as_steps, units_of_steps
from tongket.records.badges.dossiers.checks import step_checker


@action("badge_dossier.forward", event="badge_dossier.forwarded", ledger="badge_steps", units=units_of_steps)
def forward(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Only while the district level stood, until 30/06/2025."""
    steps = as_steps(states.FORWARDED)(entries)
    return keeping.add(act, STEPS, steps, step_checker(steps, act.on))
