"""What a line of the register tells of a member's life, and which events must change when the line is corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tongket.records.members.book import MemberEntry
from tongket.records.members.life import fold
from tongket.records.members.life.fold import Happened
from tongket.records.members.life.kinds import kinds

TOLD = ("organization", "joined_on", "admitted_on", "status", "status_since", "ended_as", "ended_on")


@dataclass(frozen=True)
class Change:
    """Events to take back, by id, and events to write."""

    withdrawn: Sequence[int] = ()
    written: Sequence[Happened] = ()


def told(entry: MemberEntry) -> Sequence[Happened]:
    """The events of a line that is new: how the member came, the present condition, the end."""
    start = _start(entry)
    found = [Happened("arrived" if entry.joined_on else "admitted", start, entry.organization)]
    if entry.status not in ("", "active"):
        found.append(Happened(entry.status, max(entry.status_since or start, start)))
    if entry.ended_on is not None:
        found.append(Happened(entry.ended_as, entry.ended_on))
    return found


def change(known: Sequence[Happened], entry: MemberEntry) -> Change:
    """What brings the events known so far to what the corrected line tells of the present stay.

    A line tells of the last stay, the last condition and the end alone: what lies before stands as it was.
    """
    events = list(fold.in_order(known))
    after = _conditions(_until_the_end(_stay(events, entry), entry), entry)
    after = _end(after, entry)
    kept = {event.id for event in after if event.id}
    return Change([event.id for event in events if event.id not in kept], [event for event in after if not event.id])


def line_after(entry: MemberEntry, events: Sequence[Happened]) -> MemberEntry:
    """The member's line as the events tell it; what events do not tell stays as it stands."""
    now = fold.standing(events)
    present = now.condition in fold.PRESENT
    last = _last_condition(events)
    return replace(
        entry,
        organization=now.unit or entry.organization,
        joined_on=None if now.entered == "admitted" else now.stay_from,
        status=last.kind if last else "active",
        status_since=last.on if last else None,
        ended_as="" if present else now.condition,
        ended_on=None if present else now.since,
        official_on=next((event.on for event in reversed(events) if event.kind == "recognized"), entry.official_on),
    )


def _stay(events: list[Happened], entry: MemberEntry) -> list[Happened]:
    """With the member's coming to the unit on the day the line says, and nothing after it that says otherwise."""
    start, came = _start(entry), [event for event in events if kinds()[event.kind].changes_the_stay]
    last = came[-1] if came else None
    if last is not None and last.unit == entry.organization and last.on == start:
        return events
    gone = {event.id for event in came if event.on >= start}
    while came and came[-1].unit == entry.organization:  # the stay itself, told anew
        gone.add(came.pop().id)
    rest = [event for event in events if event.id not in gone]
    before = fold.standing(rest, start)
    word = "moved" if before.condition in kinds()["moved"].allowed_from else "arrived"
    if before.unit is None:
        word = "arrived" if entry.joined_on else "admitted"
    return [*rest, Happened(word, start, entry.organization)]


def _until_the_end(events: list[Happened], entry: MemberEntry) -> list[Happened]:
    """Without what would have happened after the end that the line tells."""
    if entry.ended_on is None:
        return events
    last = entry.ended_on
    return [event for event in events if event.on <= last or kinds()[event.kind].changes_the_stay]


def _conditions(events: list[Happened], entry: MemberEntry) -> list[Happened]:
    wanted = entry.status or "active"
    last, start = _last_condition(events), _start(entry)
    if wanted == "active":
        if last is None:
            return events
        rest = [event for event in events if not (event.id and _is_condition(event) and event.on >= start)]
        # A condition from before the stay stands as it was; it ended when the stay began, at the latest.
        return [*rest, Happened("resumed", start)] if _last_condition(rest) else rest
    since = max(entry.status_since or start, start)
    if last is not None and last.kind == wanted and max(last.on, start) == since:
        return events
    gone = {event.id for event in events if _is_condition(event) and (event.on >= since or event.kind == wanted)}
    return [*(event for event in events if not event.id or event.id not in gone), Happened(wanted, since)]


def _end(events: list[Happened], entry: MemberEntry) -> list[Happened]:
    start = _start(entry)
    ends = [event for event in events if kinds()[event.kind].does == "end" and event.on >= start]
    if entry.ended_on is not None and [(event.kind, event.on) for event in ends] == [(entry.ended_as, entry.ended_on)]:
        return events
    rest = [event for event in events if event not in ends]
    return [*rest, Happened(entry.ended_as, entry.ended_on)] if entry.ended_on is not None else rest


def _last_condition(events: Sequence[Happened]) -> Happened | None:
    """The exemption or suspension that holds after all events, if one does."""
    found: Happened | None = None
    for event, _, after in fold.walk(events):
        if kinds()[event.kind].does == "enter" or after.condition == "active":
            found = None
        if event.kind in ("exempted", "suspended"):
            found = event
    return found


def _is_condition(event: Happened) -> bool:
    return kinds()[event.kind].does == "condition"


def _start(entry: MemberEntry) -> date:
    return entry.joined_on or entry.admitted_on
