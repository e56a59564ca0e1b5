"""Accept values that an old paper states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.gate import Act, Written, action
from tongket.figures.reported.book import REPORTED, ReportedEntry
from tongket.figures.reported.checks import check


@action("figure.report", event="figure.reported", ledger=REPORTED.name, units=keeping.units(REPORTED))
def report(act: Act, entries: Sequence[ReportedEntry]) -> Sequence[Written]:
    """Keep what a paper states of a figure's year, with the paper and the quoted words. No counted value changes."""
    named = [replace(entry, accepted_by=act.actor.name, is_chosen=False) for entry in entries]
    return keeping.add(act, REPORTED, named, check)
