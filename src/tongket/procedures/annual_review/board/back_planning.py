"""The calendar of a round, planned back from the day of the conference. Pure: no clock, no database.

How long a step usually takes is this program's own planning, no regulation: a day that a document sets stands before
it, and where time is short the longest steps are shortened first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tongket.rules import vocabulary
from tongket.rules.decision import Citation, Finding
from tongket.rules.holidays import Calendar
from tongket.rules.load import value_if_known
from tongket.rules.notation import date_vi
from tongket.rules.periods import year_span

STEPS = (
    "self_reviewed", "collective_reported", "persons_reviewed", "voted", "proposed",
    "appraised", "decided", "announced",
)  # fmt: skip
USUAL_DAYS: Mapping[str, int] = {
    "self_reviewed": 5,
    "collective_reported": 2,
    "persons_reviewed": 5,
    "voted": 1,
    "proposed": 3,
    "appraised": 3,
    "decided": 2,
    "announced": 2,
}
"""Working days that all units of a committee together usually need for a step."""
REVIEWS = ("collective_reported", "persons_reviewed")
"""The steps in which the review itself is held."""


@dataclass(frozen=True)
class Deadline:
    """The last day of a step as a document of the office or of a level above sets it."""

    on: date
    citation: Citation


@dataclass(frozen=True)
class PlannedStep:
    """A step with its first and last day, both working days; `days` are the working days it is given."""

    step: str
    first: date
    last: date
    days: int
    usual: int
    deadline: Deadline | None = None


@dataclass(frozen=True)
class Plan:
    """The steps in order, the working days left before the first of them, and what one should know of the plan."""

    opened_on: date
    conference_on: date
    steps: Sequence[PlannedStep]
    spare: int
    findings: Sequence[Finding]

    def of(self, step: str) -> PlannedStep | None:
        return next((each for each in self.steps if each.step == step), None)

    def is_late(self, step: str, today: date) -> bool:
        """Whether the last day of a step has passed."""
        planned = self.of(step)
        return planned is not None and planned.last < today


def plan_round(
    opened_on: date,
    conference_on: date,
    calendar: Calendar,
    *,
    steps: Sequence[str] = STEPS,
    deadlines: Mapping[str, Deadline] | None = None,
    least: int = 1,
) -> Plan:
    """The calendar of these steps, the last of them done by the conference. `least`: working days of the review.

    A step with a deadline ends on it, or on the working day before; the steps before it are planned back from there.
    """
    days = working_days(opened_on, conference_on, calendar)
    given = [(step, deadlines[step]) for step in steps if deadlines and step in deadlines]
    kept, outside = _sifted(given, opened_on, conference_on)
    findings = [*outside, *_unknown_holidays(calendar, opened_on, conference_on)]
    if not days:
        words = {"needed": len(steps), "found": 0, "step": vocabulary.wording(steps[-1])}
        short = Finding("review-calendar-short", words, warns_only=True)
        return Plan(opened_on, conference_on, (), 0, (*findings, short))
    lengths = {step: max(USUAL_DAYS[step], least if step in REVIEWS else 1) for step in steps}
    floors = {step: least if step in REVIEWS else 1 for step in steps}
    planned: list[PlannedStep] = []
    before = 0
    for stretch in _stretches(steps, kept):
        end = _last_index(days, kept[stretch[-1]].on if stretch[-1] in kept else conference_on)
        laid, crowded = _laid_out(stretch, days[before : end + 1], days[end], lengths, floors, kept)
        planned += laid
        findings += crowded
        before = max(before, end + 1)
    return Plan(opened_on, conference_on, planned, days.index(planned[0].first) if planned else 0, findings)


def working_days(start: date, end: date, calendar: Calendar) -> Sequence[date]:
    """The days from `start` to `end`, both counted, on which an office works."""
    length = (end - start).days
    every = (start + timedelta(days=number) for number in range(length + 1))
    return [day for day in every if calendar.works_on(day)]


def days_left(last: date, today: date, calendar: Calendar) -> int:
    """Working days in hand until `last`, today counted; below zero the working days that have passed since."""
    if today <= last:
        return len(working_days(today, last, calendar))
    return -len(working_days(last + timedelta(days=1), today, calendar))


def least_days(unit_type: str, year: int) -> tuple[int, Citation | None]:
    """How many working days a review of the year takes at least; 1 without citation where nothing we hold says so."""
    found = value_if_known("reviews/duration", year_span(year)[1])
    if found is None:
        return 1, None
    is_province = unit_type == "province_organization"
    return found.value["provincial_standing_committee_days" if is_province else "minimum_days"], found.citation


def _stretches(steps: Sequence[str], deadlines: Mapping[str, Deadline]) -> Iterable[Sequence[str]]:
    """The steps cut after each one whose last day is given."""
    stretch: list[str] = []
    for step in steps:
        stretch.append(step)
        if step in deadlines:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _last_index(days: Sequence[date], until: date) -> int:
    """The place of the last working day not after `until`; the first where there is none before it."""
    return max((place for place, day in enumerate(days) if day <= until), default=0)


def _laid_out(
    stretch: Sequence[str],
    room: Sequence[date],
    end_on: date,
    lengths: Mapping[str, int],
    floors: Mapping[str, int],
    deadlines: Mapping[str, Deadline],
) -> tuple[Sequence[PlannedStep], Sequence[Finding]]:
    """The steps one behind the other so that the last ends on the last day of the room, or on `end_on` without any."""
    days = room or [end_on]
    wanted = _fitted({step: lengths[step] for step in stretch}, floors, len(room))
    found, end = [], len(days) - 1
    for step in reversed(stretch):
        last = max(end, 0)
        first = max(last - wanted[step] + 1, 0)
        length = last - first + 1
        found.append(PlannedStep(step, days[first], days[last], length, lengths[step], deadlines.get(step)))
        end = first - 1
    needed = sum(wanted.values())
    crowded = needed > len(room)
    words = {"needed": needed, "found": len(room), "step": vocabulary.wording(stretch[-1])}
    return found[::-1], [Finding("review-calendar-short", words, warns_only=True)] if crowded else []


def _fitted(lengths: Mapping[str, int], floors: Mapping[str, int], room: int) -> Mapping[str, int]:
    """The lengths, the longest shortened day by day until all fit or none can be shortened."""
    found = dict(lengths)
    while sum(found.values()) > room:
        longest = max(found, key=lambda step: found[step] - floors[step])
        if found[longest] <= floors[longest]:
            break
        found[longest] -= 1
    return found


def _sifted(
    deadlines: Sequence[tuple[str, Deadline]], opened_on: date, conference_on: date
) -> tuple[Mapping[str, Deadline], Sequence[Finding]]:
    """The deadlines one can plan by, and what is wrong with the others: outside the round, or before an earlier one."""
    kept: dict[str, Deadline] = {}
    findings = []
    earlier = opened_on
    for step, deadline in deadlines:
        words = {"step": vocabulary.wording(step), "on": date_vi(deadline.on), "document": str(deadline.citation)}
        if not opened_on <= deadline.on <= conference_on:
            findings.append(Finding("review-calendar-deadline-outside", words, warns_only=True))
        elif deadline.on < earlier:
            findings.append(Finding("review-calendar-deadline-crossed", words, warns_only=True))
        else:
            kept[step], earlier = deadline, deadline.on
    return kept, findings


def _unknown_holidays(calendar: Calendar, start: date, end: date) -> Iterable[Finding]:
    years = calendar.unknown_years(start, end)
    if years:
        yield Finding("review-calendar-holidays", {"years": ", ".join(map(str, years))}, warns_only=True)
