"""Taking a step: what all the step actions have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tongket.access import keeping
from tongket.access.gate import Act, Passage, Written
from tongket.records.admissions.candidates.book import STEPS, StepEntry
from tongket.records.admissions.candidates.checks import step_checker
from tongket.rules.decision import Finding


def take(act: Act, kind: str, entries: Sequence[StepEntry]) -> Sequence[Written]:
    """Record the step for each candidate, held against the rules of its day."""
    lines = [replace(entry, kind=kind) for entry in entries]
    return keeping.add(act, STEPS, lines, step_checker(kind, lines, act.on))


def take_each(act: Act, entries: Sequence[StepEntry], kinds: Sequence[str]) -> Sequence[Written]:
    """Record steps of several kinds, each line naming its own. A kind that is not among `kinds` is a KeyError."""
    check = {kind: step_checker(kind, [each for each in entries if each.kind == kind], act.on) for kind in kinds}
    return keeping.add(act, STEPS, entries, lambda entry: check[entry.kind](entry))


def refusals(passage: Passage, lines: Sequence[tuple[int, StepEntry]]) -> Mapping[int, Sequence[Finding]]:
    """By candidate what another action, called for these lines, refused."""
    refused: dict[int, list[Finding]] = {}
    for found in passage.found:
        if found.refuses:
            refused.setdefault(lines[found.index][1].candidate, []).append(found.finding)
    return refused
