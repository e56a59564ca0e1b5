"""What may stand against a step in a member's life: its order among the others, its days, the rules of its date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.members.life import fold, rules
from tongket.records.members.life.entry import Step
from tongket.records.members.life.fold import Happened, Standing
from tongket.records.members.life.kinds import NOBODY, kinds
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.errors import Wording
from tongket.rules.notation import date_vi


def check(step: Step) -> Iterable[Finding]:
    """Integrity first; the rules of the date are asked only of a step that is sound in itself."""
    found = [*_in_order(step), *_unit_stands(step), *_decision_before(step)]
    yield from found
    if not found:
        yield from rules.findings(step)


def out_of_place(events: Iterable[Happened]) -> tuple[Happened, Standing] | None:
    """The first event that its kind does not allow after those before it, with where the member then stood."""
    for event, before, _ in fold.walk(events):
        if before.condition not in kinds()[event.kind].allowed_from:
            return event, before
    return None


def _in_order(step: Step) -> Iterable[Finding]:
    already = out_of_place(step.known)
    wrong = out_of_place([*step.known, step.happened])
    if wrong is not None and already is None:
        event, before = wrong
        words = {"name": step.name, "step": event_word(event.kind), "on": date_vi(event.on)}
        yield Finding("member-step-out-of-place", {**words, "state": state_word(before)})
    now = fold.standing(step.known, step.entry.on)
    if step.kind == "moved" and now.unit == step.entry.organization:
        yield Finding("member-there-already", {"name": step.name, "unit": step.unit.name if step.unit else ""})
    if step.kind == "recognized" and step.member.entry.official_on is not None:
        words = {"name": step.name, "on": date_vi(step.member.entry.official_on)}
        yield Finding("member-official-already", words)


def _unit_stands(step: Step) -> Iterable[Finding]:
    if not kinds()[step.kind].changes_the_stay:
        return
    if step.unit is None:
        yield Finding("member-step-without-unit", {"name": step.name})
        return
    on, ended = step.entry.on, step.unit.valid_until
    if on < step.unit.valid_from or (ended is not None and on > ended):
        yield Finding("member-unit-not-standing", {"unit": step.unit.name, "on": date_vi(on)})


def _decision_before(step: Step) -> Iterable[Finding]:
    decided = step.entry.decided_on
    if decided is not None and decided > step.entry.on and step.kind not in ("deceased", "recognized", "readmitted"):
        words = {"name": step.name, "on": date_vi(step.entry.on), "decided": date_vi(decided)}
        yield Finding("member-step-before-decision", words)


def event_word(kind: str) -> Wording:
    """The step inside a sentence."""
    return vocabulary.wording(kind, "member_event" if kind == "moved" else None)


def state_word(standing: Standing) -> Wording:
    """Where the member stood, inside a sentence."""
    if standing.condition == NOBODY:
        return Wording("chưa có trong sổ", "not in the books")
    return vocabulary.wording(standing.condition)


def units_on(ids: Iterable[int | None], on: date) -> Mapping[int, Unit]:
    """The units as of the day, by id."""
    return organizations.units_by_id([key for key in ids if key is not None], on)
