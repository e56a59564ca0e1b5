"""Record the ceremony at which decided badges were handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.book import Correction
from tongket.access.gate import Act, Written, action
from tongket.records.badges.actions.correct import correct
from tongket.records.badges.book import BadgeAwardEntry
from tongket.records.badges.dossiers import states
from tongket.records.badges.dossiers.book import STEPS, StepEntry, as_steps, units_of_steps
from tongket.records.badges.dossiers.checks import award_of, step_checker
from tongket.records.badges.dossiers.queries import dossiers
from tongket.records.badges.queries import kept_awards


@action("badge_dossier.award", event="badge_dossier.awarded", ledger="badge_steps", units=units_of_steps)
def award_dossier(act: Act, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """The day of the ceremony, and the badge's own number if it is known; both enter the book of badges.

    A badge meanwhile withdrawn from that book is left as it is.
    """
    steps = as_steps(states.AWARDED)(entries)
    written = keeping.add(act, STEPS, steps, step_checker(steps, act.on))
    handed = [steps[line.index] for line in written]
    known = dossiers({step.dossier for step in handed})
    lines = kept_awards([award_of(known[step.dossier].entry) for step in handed])
    corrections: list[Correction[BadgeAwardEntry]] = []
    reasons: dict[int, str] = {}
    for line, step, badge in zip(written, handed, lines, strict=True):
        if badge is not None:
            number = step.number or badge.entry.badge_number
            entry = replace(badge.entry, awarded_on=step.on, badge_number=number)
            reasons[len(corrections)] = act.reason_for(line.index) or known[step.dossier].entry.note
            corrections.append(Correction(badge.id, badge.version, entry))
    correct(act.actor, corrections, reasons=reasons)
    return written
