"""Steps of a round that were taken out of their order, each with the reason that was given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.queries import Round, steps_of
from tongket.records.reviews.rounds.standing import fold
from tongket.rules.decision import Finding
from tongket.rules.ratings.steps import may_take


@dataclass(frozen=True)
class Departure:
    """A step taken before one that should have come first; the note of the step is the reason."""

    step: StepEntry
    findings: Sequence[Finding]


def departures_of(found: Round) -> Sequence[Departure]:
    """In the order they were recorded; steps that were taken back since are among them."""
    year, modes = found.entry.report_year, found.entry.modes
    before: dict[int, list[StepEntry]] = defaultdict(list)
    told = []
    for kept in steps_of(found.id):
        own = before[kept.entry.organization]
        findings = may_take(kept.entry.step, fold(own).done, year, modes).findings
        if findings:
            told.append(Departure(kept.entry, findings))
        own.append(kept.entry)
    return told
