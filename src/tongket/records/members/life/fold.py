"""From what happened to what was: the events of one member folded into intervals. Pure: no table, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from tongket.records.members.life.kinds import NOBODY, kinds
from tongket.rules.badges import Interruption

DAY = timedelta(days=1)
PRESENT = ("active", "exempted", "suspended")


class Interval(NamedTuple):
    """Where a member belonged and how, both days inclusive."""

    organization: int
    status: str
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class Happened:
    """One event as the fold needs it; `id` is 0 for one not yet written."""

    kind: str
    on: date
    unit: int | None = None
    id: int = 0
    decided_on: date | None = None


@dataclass(frozen=True)
class Standing:
    """Where a member stands after the events so far: `condition` is a condition, an end, or `nobody`.

    `stay_from` is the first day in the unit, `since` the first day of the condition or the day of the end.
    """

    condition: str = NOBODY
    unit: int | None = None
    stay_from: date | None = None
    since: date | None = None
    entered: str = ""


def in_order(events: Iterable[Happened]) -> Sequence[Happened]:
    """By day; what comes on one day stands in the order of its kind, then as it was written."""
    return sorted(events, key=lambda event: (event.on, kinds()[event.kind].order, event.id))


def walk(events: Iterable[Happened]) -> Iterator[tuple[Happened, Standing, Standing]]:
    """Each event with the standing before and after it."""
    standing = Standing()
    for event in in_order(events):
        before, standing = standing, _after(standing, event)
        yield event, before, standing


def standing(events: Iterable[Happened], on: date | None = None) -> Standing:
    """Where the member stands when all (or, by a day, so many) of the events have happened."""
    found = Standing()
    for event, _, after in walk(events):
        if on is not None and event.on > on:
            break
        found = after
    return found


def intervals(events: Iterable[Happened]) -> Sequence[Interval]:
    """The intervals that follow from the events, in order, without overlap."""
    found: list[Interval] = []
    for event, before, after in walk(events):
        if after == before:
            continue
        if kinds()[event.kind].does == "end":
            found = _closed(found, event.on)
        elif after.unit is not None:
            found = [*_closed(found, event.on - DAY), Interval(after.unit, after.condition, event.on, None)]
    return found


def interruptions(events: Iterable[Happened]) -> Sequence[Interruption]:
    """The times that do not count for party age, ended ones only; a restored member was never away."""
    found: list[Interruption] = []
    begun: date | None = None
    for event, _, _ in walk(events):
        match kinds()[event.kind].gap:
            case "begins":
                begun = begun or event.on
            case "ends" if begun is not None:
                resumed = event.decided_on or event.on if event.kind == "readmitted" else event.on
                if resumed > begun:
                    found.append(Interruption(begun, resumed))
                begun = None
            case "cancels":
                begun = None
    return found


def _after(before: Standing, event: Happened) -> Standing:
    kind = kinds()[event.kind]
    if kind.does != "enter" and before.condition not in PRESENT:
        return before  # nothing happens to who belongs nowhere
    match kind.does:
        case "enter":
            return Standing("active", event.unit, event.on, event.on, event.kind)
        case "place":
            return replace(before, unit=event.unit, stay_from=event.on, entered=event.kind)
        case "condition" | "end" if kind.becomes != before.condition:
            return replace(before, condition=kind.becomes, since=event.on)
    return before


def _closed(found: list[Interval], on: date) -> list[Interval]:
    """The intervals with the last open one ended on a day; one that would end before it began never was."""
    if not found or found[-1].valid_until is not None:
        return found
    if found[-1].valid_from > on:
        return found[:-1]
    return [*found[:-1], found[-1]._replace(valid_until=on)]
