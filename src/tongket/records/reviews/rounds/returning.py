"""Giving a unit's file back to it, or opening again what was decided on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tongket.access.gate import Act
from tongket.organizations import queries as organizations
from tongket.records.reviews.rounds.book import StepEntry
from tongket.records.reviews.rounds.guards import closed
from tongket.records.reviews.rounds.queries import rounds_by_id, standings
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError


def with_reasons(act: Act, entries: Sequence[StepEntry]) -> Sequence[StepEntry]:
    """The steps with the reason given for them, where they say nothing themselves: it is shown beside the order."""
    return [replace(each, note=each.note or act.reason_for(index)[:300]) for index, each in enumerate(entries)]


def returning_checker(
    act: Act, entries: Sequence[StepEntry], step: str
) -> tuple[Sequence[StepEntry], Callable[[StepEntry], Iterable[Finding]]]:
    """The steps with their reason, and a check that there is something to give back. Raises `reason-required`."""
    if not all(act.reason_for(index) for index in range(len(entries))):
        raise TongketError("reason-required")
    lines = [replace(each, step=step, note=act.reason_for(index)[:300]) for index, each in enumerate(entries)]
    rounds = rounds_by_id({entry.round for entry in entries})
    stand = {key: standings(key) for key in rounds}
    names = organizations.names({entry.organization for entry in entries})

    def check(entry: StepEntry) -> Iterable[Finding]:
        yield from closed(rounds.get(entry.round))
        standing = stand.get(entry.round, {}).get(entry.organization)
        wanted = "proposed" if step == "returned" else "decided"
        if standing is None or wanted not in standing.done:
            code = "review-not-handed-up" if step == "returned" else "review-not-decided"
            yield Finding(code, {"unit": names[entry.organization]})

    return lines, check
