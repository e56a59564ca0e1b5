"""Taking a step in members' lives: the event, the intervals and the line of the register, in one passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace

from tongket.access import keeping
from tongket.access.book import Correction, Kept
from tongket.access.gate import Act, Written
from tongket.records.members.book import MEMBERS, MemberEntry
from tongket.records.members.life import checks, storing, telling
from tongket.records.members.life.entry import LifeEntry, Step
from tongket.records.members.life.storing import Event
from tongket.records.members.models import Member
from tongket.rules.decision import Finding
from tongket.rules.errors import TongketError

Check = Callable[[Step], Iterable[Finding]]


def units(entries: Sequence[LifeEntry]) -> Set[int]:
    """The units whose office must agree: where the member is, and where the step leads to."""
    rows = Member.objects.filter(id__in={entry.member for entry in entries}).values_list("organization_id", flat=True)
    return set(rows) | {entry.organization for entry in entries if entry.organization is not None}


def take(act: Act, kind: str, entries: Sequence[LifeEntry], also: Check | None = None) -> Sequence[Written]:
    """Record one step for each member, after its checks; `also` are the action's own.

    What comes back tells of the members' lines and, beside, of the event that changed them.
    """
    if len({entry.member for entry in entries}) != len(entries):
        raise TongketError("member-steps-together")
    steps = _steps(kind, entries)

    def check(step: Step) -> Iterable[Finding]:
        yield from checks.check(step)
        yield from also(step) if also else ()

    passed = act.sift(steps, check)
    storing.write([_event(step) for _, step in passed], act.at)
    storing.follow([step.entry.member for _, step in passed])
    written = keeping.correct(act, MEMBERS, [_line(step) for _, step in passed], lambda _: ())
    changed = {line.id: line for line in written}
    return [_told(step, index, changed.get(step.entry.member)) for index, step in passed]


def _steps(kind: str, entries: Sequence[LifeEntry]) -> Sequence[Step]:
    wanted = [entry.member for entry in entries]
    rows = {}
    for start in range(0, len(wanted), 500):
        found = Member.objects.select_for_update().filter(id__in=wanted[start : start + 500], withdrawn_at=None)
        rows.update({row.pk: MEMBERS.kept(row) for row in found})
    known = storing.happened(wanted)
    steps = []
    standing = {
        on: checks.units_on((e.organization for e in entries if e.on == on), on) for on in {e.on for e in entries}
    }
    for entry in entries:
        if entry.member not in rows:
            raise TongketError("record-not-found", key=entry.member)
        unit = standing[entry.on].get(entry.organization or 0)
        steps.append(Step(kind, entry, rows[entry.member], known.get(entry.member, ()), unit))
    return steps


def _event(step: Step) -> Event:
    entry = step.entry
    unit = step.member.entry.organization
    return Event(entry.member, step.happened, unit, entry.elsewhere, entry.decision_number, entry.note, entry.ground)


def _line(step: Step) -> Correction[MemberEntry]:
    member = step.member
    return Correction(member.id, member.version, telling.line_after(member.entry, [*step.known, step.happened]))


def _told(step: Step, index: int, line: Written | None) -> Written:
    """The member's event in the trail: the line's changes and the step itself."""
    entry, member = step.entry, step.member
    facts: Mapping[str, object] = {
        "step_on": entry.on,
        "step_unit": entry.organization,
        "step_elsewhere": entry.elsewhere,
        "step_decision": entry.decision_number,
        "step_decided_on": entry.decided_on,
        "step_note": entry.note,
        "step_ground": entry.ground,
        "step_length": entry.length,
        "step_consent": entry.consent or None,
    }
    said = {name: [None, value] for name, value in facts.items() if value not in (None, "")}
    unit = entry.organization or member.entry.organization
    changes = {**(line.changes if line else {}), **said}
    return Written(member.id, member.key, unit, changes, index)


def after_revoking(member: Kept[MemberEntry], gone: int) -> Correction[MemberEntry]:
    """The member's line without the step that is taken back. Raises `member-first-step`, `member-step-needed`."""
    known = storing.happened([member.id]).get(member.id, [])
    rest = [event for event in known if event.id != gone]
    taken = next(event for event in known if event.id == gone)
    if not any(event.unit is not None for event in rest):
        raise TongketError("member-first-step", name=member.entry.full_name)
    wrong = checks.out_of_place(rest)
    if wrong is not None and checks.out_of_place(known) is None:
        raise TongketError("member-step-needed", name=member.entry.full_name, step=checks.event_word(wrong[0].kind))
    line = telling.line_after(member.entry, rest)
    if taken.kind == "recognized":
        line = replace(line, official_on=None)
    return Correction(member.id, member.version, line)
