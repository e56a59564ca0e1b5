"""How those who came or went lately did so: by transfer, or out of the Party."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tongket.records.badges.rounds.selecting import Candidate
from tongket.records.members.life.queries import LifeEvent, events_of
from tongket.rules.badge_windows import Window

CAME_BY = frozenset({"arrived", "moved"})
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Move:
    """`came_on`: first day here, `away_on`: last day here, by transfer; `out_on`, `out_as`: out of the Party."""

    came_on: date | None = None
    away_on: date | None = None
    out_on: date | None = None
    out_as: str = ""


STAYED = Move()


def moves_of(people: Iterable[Candidate], window: Window) -> Mapping[int, Move]:
    """Of these members those who came in the window or are gone, by what their events say."""
    found = {}
    for person in people:
        has_come = person.came_on is not None and person.came_on >= window.first
        if has_come or person.gone_on is not None:
            move = _move(person, events_of(person.member))
            if move != STAYED:
                found[person.member] = move
    return found


def _move(person: Candidate, events: Iterable[LifeEvent]) -> Move:
    by_day = {(event.on, event.kind) for event in events}
    came = person.came_on if any((person.came_on, kind) in by_day for kind in CAME_BY) else None
    last = person.gone_on
    if last is None:
        return Move(came)
    # A move is dated with the first day elsewhere, every end with the last day here.
    if (last, "transferred") in by_day or (last + ONE_DAY, "moved") in by_day:
        return Move(came, away_on=last)
    ended = next((kind for on, kind in sorted(by_day) if on == last and kind in ENDS), "left")
    return Move(came, out_on=last, out_as=ended)


ENDS = frozenset({"struck_off", "left", "expelled"})
