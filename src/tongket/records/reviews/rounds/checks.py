"""What may be wrong with a round and with a step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence, Set

from tongket.organizations import queries as organizations
from tongket.records.reviews.rounds.book import Closing, RoundEntry, StepEntry
from tongket.records.reviews.rounds.guards import closed, handed_up
from tongket.records.reviews.rounds.queries import rounds_by_id, standings
from tongket.records.reviews.rounds.standing import BY_THE_COMMITTEE, CLOSED, HANDED_UP, UNIT_STEPS, UnitStanding
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.notation import date_vi
from tongket.rules.ratings.steps import may_take
from tongket.rules.reviews import regime_for

OWN_STEPS = tuple(step for step in UNIT_STEPS if step not in BY_THE_COMMITTEE)
NOT_YET = UnitStanding()


def check_round(entry: RoundEntry) -> Iterable[Finding]:
    """The regime is that of the year, and the conference is not before the opening."""
    expected = regime_for(entry.report_year).id
    if entry.regime != expected:
        words = {"year": entry.report_year, "expected": expected, "found": entry.regime}
        yield Finding("review-regime-other", words)
    if entry.conference_on is not None and entry.conference_on < entry.opened_on:
        days = {"conference": date_vi(entry.conference_on), "opened": date_vi(entry.opened_on)}
        yield Finding("review-day-outside", days)


def step_checker(entries: Sequence[StepEntry], allowed: Sequence[str]) -> Callable[[StepEntry], Iterable[Finding]]:
    """A check for steps that a unit (or the committee on it) takes: in an open round, once, with its paper."""
    rounds = rounds_by_id({entry.round for entry in entries})
    stand = {key: standings(key) for key in rounds}
    names = organizations.names({entry.organization for entry in entries})

    taken: dict[tuple[int, int], set[str]] = defaultdict(set)

    def check(entry: StepEntry) -> Iterable[Finding]:
        found = rounds.get(entry.round)
        yield from closed(found)
        if found is None:
            return
        unit, standing = names[entry.organization], stand[entry.round].get(entry.organization, NOT_YET)
        step = {"step": vocabulary.wording(entry.step)}
        if entry.step not in allowed:
            yield Finding("review-step-not-here", step)
            return
        if found.entry.modes.get(entry.step) == "off":
            yield Finding("review-step-off", step)
        if entry.step in standing.done:
            yield Finding("review-step-twice", step | {"unit": unit, "on": date_vi(standing.done[entry.step].on)})
        else:
            along = taken[entry.round, entry.organization]
            yield from _order(entry, found.entry, standing, along, unit)
            along.add(entry.step)
        if entry.on < found.entry.opened_on:
            days = {"on": date_vi(entry.on), "opened": date_vi(found.entry.opened_on)}
            yield Finding("review-step-too-early", days | {"unit": unit})
        yield from _paper_and_people(entry, unit)

    return check


def _order(entry: StepEntry, held: RoundEntry, standing: UnitStanding, along: Set[str], unit: str) -> Iterable[Finding]:
    """What was handed up stays; nothing is decided that was not handed up; and the order of the year's steps."""
    if entry.step in OWN_STEPS:
        yield from handed_up(standing, unit)
    elif not standing.handed_up and HANDED_UP not in along and held.modes.get(HANDED_UP) != "off":
        yield Finding("review-not-handed-up", {"unit": unit})
        return
    yield from may_take(entry.step, {*standing.done, *along}, held.report_year, held.modes).findings


def _paper_and_people(entry: StepEntry, unit: str) -> Iterable[Finding]:
    if entry.way == "on_paper" and not (entry.number and entry.body):
        yield Finding("review-step-without-paper", {"step": vocabulary.wording(entry.step)})
    counted = (entry.due, entry.present)
    if any(number is not None for number in counted) and (None in counted or counted[1] > counted[0]):  # type: ignore[operator]
        numbers = {"present": entry.present or 0, "due": entry.due or 0}
        yield Finding("review-attendance", numbers | {"unit": unit})


def closing_checker(
    closings: Sequence[Closing], step: str, reason: str
) -> tuple[Sequence[StepEntry], Callable[[StepEntry], Iterable[Finding]]]:
    """The steps that close or reopen rounds, and a check that each stands the other way."""
    rounds = rounds_by_id({each.round for each in closings})
    lines = [
        StepEntry(each.round, rounds[each.round].entry.organization if each.round in rounds else 0, step, each.on,
                  note=reason[:300])
        for each in closings
    ]  # fmt: skip

    def check(entry: StepEntry) -> Iterable[Finding]:
        found = rounds.get(entry.round)
        if step == CLOSED or found is None:
            yield from closed(found)
        elif not found.closed:
            yield Finding("review-already-open")

    return lines, check
