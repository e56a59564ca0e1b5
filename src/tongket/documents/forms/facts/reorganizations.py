"""The facts of a reorganisation for its decision, hand-over and notice. The record is the event, or the whole act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tongket.documents.forms.gathering import Gathered
from tongket.documents.forms.persons import committee_of, declared, has_format, key_of
from tongket.documents.office import CELLS
from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.organizations.reorganizing.queries import ReorganizationSeen, all_events, events_of_plan
from tongket.records.members import queries as members
from tongket.records.members.queries import MemberOn
from tongket.rules.errors import TongketError
from tongket.rules.vocabulary import in_sentence

DECISION, HANDOVER, NOTICE = "reorganizations/decision", "reorganizations/handover", "reorganizations/notice"
PERMISSIONS = {DECISION: "organization.read", HANDOVER: "member.read", NOTICE: "organization.read"}
WITH_PEOPLE = frozenset({"merged", "consolidated", "split", "moved", "dissolved"})


@dataclass(frozen=True)
class _Act:
    """The events of one act that are told together: who was there before, who is there after."""

    first: ReorganizationSeen
    before: Sequence[Unit]
    after: Sequence[Unit]

    @property
    def on(self) -> date:
        return self.first.on

    @property
    def eve(self) -> date:
        """The last day of the old order."""
        return self.on - timedelta(days=1)

    @property
    def home(self) -> Unit:
        """The unit the papers belong to: what stands after it, else what stood before."""
        return (self.after or self.before)[0]


def forms_of(key: str) -> Sequence[str]:
    """The decision where it is ours to take, the hand-over where members go over, the notice to the cells."""
    act = _act("reorganizations", key)
    if not has_format(act.on):
        return ()
    ours = (DECISION,) if _decider(act) is not None else ()
    people = (HANDOVER,) if act.first.kind in WITH_PEOPLE else ()
    return (*ours, *people, NOTICE)


def gather(form_id: str, key: str) -> Gathered:
    """The facts of the act for one of its papers."""
    act = _act(form_id, key)
    decider = _decider(act)
    if form_id not in PERMISSIONS or (form_id == DECISION and decider is None):
        raise TongketError("form-record-unknown", form=form_id, record=key)
    issuer = decider if form_id == DECISION and decider is not None else committee_of(act.home.id, act.on)
    is_known = form_id == DECISION and act.first.decided_on is not None
    return Gathered(
        declared(form_id, _facts(form_id, act)), issuer, (act.first.decided_on if is_known else None) or act.on,
        act.home.id, PERMISSIONS[form_id], act.first.title, day_known=is_known,
        number=act.first.decision_number if is_known else "",
    )  # fmt: skip


def _act(form_id: str, key: str) -> _Act:
    """The act of an event's key or of a plan's. Raises `form-record-unknown`."""
    wanted = key_of(form_id, key)
    events = [event for event in all_events() if event.key == wanted] or [
        event for event in events_of_plan(wanted) if not event.is_undone
    ]
    if not events:
        raise TongketError("form-record-unknown", form=form_id, record=key)
    before = {unit.id: unit for event in events for unit in event.predecessors}
    after = {unit.id: unit for event in events for unit in event.successors}
    if not before and not after:
        named = organizations.units_by_id(events[0].touched, events[0].on)
        after = {unit.id: unit for unit in named.values()}
    return _Act(events[0], tuple(before.values()), tuple(after.values()))


def _decider(act: _Act) -> int | None:
    """The committee above what was reorganised, where it is kept here."""
    parents = [unit.parent for unit in (*act.after, *act.before) if unit.parent is not None]
    return committee_of(parents[0], act.on) if parents else None


def _facts(form_id: str, act: _Act) -> dict[str, object]:
    first = act.first
    known: dict[str, object] = {
        "kind": first.kind, "on": act.on, "decision_number": first.decision_number, "decided_on": first.decided_on,
        "decided_by": first.decided_by, "before": [{"name": unit.name} for unit in act.before],
        "after": [{"name": unit.name} for unit in act.after],
    }  # fmt: skip
    if form_id == NOTICE:
        return {**known, "cells": _cells(act)}
    units = {unit.id: unit for top in act.before for unit in organizations.below(top.id, act.eve)}
    people = members.members_on(list(units), act.eve)
    if form_id == DECISION:
        return {**known, "members": len(people) or None}
    return {**known, **_handed_over(units, people)}


def _handed_over(units: dict[int, Unit], people: Sequence[MemberOn]) -> dict[str, object]:
    """The units with their members, and each member, in the order of the tree."""
    by_unit = {key: [each for each in people if each.organization == key] for key in units}
    return {
        "units": [
            {
                "name": unit.name, "type": in_sentence(unit.type), "members": len(by_unit[key]),
                "official": sum(each.is_official for each in by_unit[key]),
            }
            for key, unit in units.items()
            if unit.type in CELLS
        ],
        "members": len(people),
        "official": sum(each.is_official for each in people),
        "people": [
            {
                "full_name": each.entry.full_name, "birth_date": each.entry.birth_date,
                "card_number": each.entry.card_number, "cell": unit.name,
                "standing": "official" if each.is_official else "probationary",
            }
            for key, unit in units.items()
            for each in by_unit[key]
        ],
    }  # fmt: skip


def _cells(act: _Act) -> list[dict[str, object]]:
    """The cells under what stands now, each with the organisation directly above it and its members."""
    units = {unit.id: unit for top in act.after for unit in organizations.below(top.id, act.on)}
    counts: dict[int, int] = dict.fromkeys(units, 0)
    for each in members.members_on(list(units), act.on):
        counts[each.organization] += 1
    above = organizations.units_by_id([unit.parent for unit in units.values() if unit.parent is not None], act.on)
    return [
        {"name": unit.name, "under": above[unit.parent].name, "members": counts[key]}
        for key, unit in units.items()
        if unit.type in CELLS and unit.parent is not None and unit.parent in above
    ]
