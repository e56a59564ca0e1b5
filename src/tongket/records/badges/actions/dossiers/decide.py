"""Record the decision that awards badges."""

from __future__ import annotations

from collections.abc import Sequence

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.records.badges.actions.award import award
from tongket.records.badges.dossiers import states
from tongket.records.badges.dossiers.book import STEPS, StepEntry, as_steps, units_of_steps
from tongket.records.badges.dossiers.checks import award_of, step_checker
from tongket.records.badges.dossiers.queries import dossiers


@action("badge_dossier.decide", event="badge_dossier.decided", ledger="badge_steps", units=units_of_steps)
def decide(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The provincial standing committee's decision, number and day; each badge enters the book of badges with it.

    The badge passes the same gate as one entered by hand, with the reasons given here or in the dossier.
    """
    steps = as_steps(states.DECIDED)(entries)
    written = keeping.add(act, STEPS, steps, step_checker(steps, act.on))
    decided = [steps[line.index] for line in written]
    known = dossiers({step.dossier for step in decided})
    reasons = {
        number: act.reason_for(line.index) or known[step.dossier].entry.note
        for number, (line, step) in enumerate(zip(written, decided, strict=True))
    }
    award(act.actor, [award_of(known[step.dossier].entry, step) for step in decided], reasons=reasons)
    return written
