"""How the subjects of a round hang together: heads and their collective, organisations and those below them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.records.reviews.rounds.queries import Round
from tongket.records.reviews.subjects.queries import Subject
from tongket.rules.periods import year_span

COLLECTIVES = ("organization", "leadership_collective")


@dataclass(frozen=True)
class Relations:
    """The subjects of a round by id, and the units they are reviewed in, as they stood on a day."""

    held: Round
    subjects: Mapping[int, Subject]
    units: Mapping[int, Unit]
    on: date

    @cached_property
    def by_unit(self) -> Mapping[int, Mapping[str, Sequence[Subject]]]:
        """Unit → kind of subject → its subjects."""
        found: dict[int, dict[str, list[Subject]]] = defaultdict(lambda: defaultdict(list))
        for each in self.subjects.values():
            found[each.entry.organization][each.entry.subject].append(each)
        return found

    @cached_property
    def children(self) -> Mapping[int, Sequence[int]]:
        """Unit → the units of the round right below it."""
        found: dict[int, list[int]] = defaultdict(list)
        for unit in self.units.values():
            if unit.parent is not None and unit.id != self.held.entry.organization:
                found[unit.parent].append(unit.id)
        return found

    def collective_of(self, subject: Subject) -> Subject | None:
        """The collective a person is measured against: of a leader the leadership collective, of a cell's the cell.

        Where a unit has several collectives or none, its organisation stands for them.
        """
        around = self.by_unit.get(subject.entry.organization, {})
        named = around.get("leadership_collective", ()) if subject.entry.subject == "key_cadre" else ()
        bodies = around.get("organization", ())
        return named[0] if len(named) == 1 else bodies[0] if bodies else None

    def led_from(self, collective: Subject) -> Sequence[Subject]:
        """The persons measured against a collective."""
        around = self.by_unit.get(collective.entry.organization, {})
        people = [*around.get("member", ()), *around.get("key_cadre", ())]
        return [each for each in people if self.collective_of(each) is collective and hangs_on_collective(each)]

    def below(self, organization: Subject) -> Sequence[Subject]:
        """Those whose ratings an organisation's rests on: the organisations below it, of a cell its members."""
        units = self.children.get(organization.entry.organization, ())
        if units:
            found = (self.by_unit.get(unit, {}).get("organization", ()) for unit in units)
            return [each for some in found for each in some]
        return self.by_unit.get(organization.entry.organization, {}).get("member", ())

    def above(self, subject: Subject) -> Sequence[Subject]:
        """The organisations whose ratings rest on a subject's: the other way of `below`."""
        unit = subject.entry.organization
        if subject.entry.subject == "organization":
            parent = self.units[unit].parent if unit in self.units else None
            return self.by_unit.get(parent or 0, {}).get("organization", ())
        if subject.entry.subject == "member" and not self.children.get(unit):
            return self.by_unit.get(unit, {}).get("organization", ())
        return ()

    def touched_by(self, subject: Subject) -> set[int]:
        """The subjects whose findings may change with this one's level: itself, those that hang on it, those above."""
        found = {subject.id, *(each.id for each in self.above(subject))}
        if subject.entry.subject in COLLECTIVES:
            found |= {each.id for each in self.led_from(subject)}
        return found


def hangs_on_collective(subject: Subject) -> bool:
    """Whether a person's rating is linked to the collective's: heads, and all who are reviewed in a leadership."""
    return subject.entry.is_head or subject.entry.subject == "key_cadre"


def relations_of(held: Round, subjects: Sequence[Subject]) -> Relations:
    """All subjects of a round with their units, as they stood at the end of the reviewed year; one query."""
    on = year_span(held.entry.report_year)[1]
    wanted = {each.entry.organization for each in subjects} | {held.entry.organization}
    return Relations(held, {each.id: each for each in subjects}, organizations.units_by_id(wanted, on), on)
