"""Rehearse a plan: carry it out, look at what it did, and take it all back before anyone sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from tongket.access.actor import Actor
from tongket.access.ledger import Selection
from tongket.organizations import queries as organizations
from tongket.organizations.bodies.ledgers import BODIES
from tongket.organizations.queries import Unit
from tongket.procedures.reorganizing import touching
from tongket.procedures.reorganizing.carry_out import CarriedOut, carry_out
from tongket.procedures.reorganizing.plan import Plan
from tongket.procedures.reorganizing.sums import State, SumLine, compared, state
from tongket.procedures.reorganizing.touching import Concern, Twins
from tongket.records.members import queries as members
from tongket.rules import organizations as rules
from tongket.rules import vocabulary
from tongket.rules.decision import Finding
from tongket.rules.load import value_if_known

DAY = timedelta(days=1)
CELLS = ("cell", "grassroots_cell", "subordinate_cell")


@dataclass(frozen=True)
class Count:
    """Members under a unit and in it: official ones and all. None: the unit does not stand on that day."""

    official: int
    total: int


@dataclass(frozen=True)
class UnitChange:
    """A unit on the eve and on the day; `before` or `after` None where it did not or does not stand."""

    before: Unit | None
    after: Unit | None
    members_before: Count | None
    members_after: Count | None

    @property
    def unit(self) -> Unit:
        if self.after is not None:
            return self.after
        if self.before is not None:
            return self.before
        raise ValueError("a unit stands on one of the two days")


@dataclass(frozen=True)
class Sized:
    """What a rule says of a unit's size after the act."""

    unit: Unit
    finding: Finding


@dataclass(frozen=True)
class PostEnding:
    """A post that ends: who held it, where."""

    name: str
    post: str
    unit: str


@dataclass(frozen=True)
class Rehearsal:
    """What the act would do. `sizes` are held against the rules; `concerns` what lies open at the units touched;
    `sums` every additive figure, before and after: `is_conserved` says that none would change."""

    plan: Plan
    units: tuple[UnitChange, ...]
    moved: int
    posts: tuple[PostEnding, ...]
    bodies: tuple[str, ...]
    sizes: tuple[Sized, ...]
    concerns: tuple[Concern, ...]
    twins: tuple[Twins, ...]
    sums: tuple[SumLine, ...]
    warnings: tuple[str, ...]

    @property
    def is_conserved(self) -> bool:
        return all(line.before == line.after for line in self.sums)


def rehearse(actor: Actor, plan: Plan) -> Rehearsal:
    """Raises what carrying out would raise; nothing of it stays."""
    with transaction.atomic():
        point = transaction.savepoint()
        before = state(plan)
        done = carry_out(actor, plan)
        found = _looked_at(plan, done, before)
        transaction.savepoint_rollback(point)
        return found


def _looked_at(plan: Plan, done: CarriedOut, before: Mapping[date, State]) -> Rehearsal:
    units = _units(plan, done)
    names = members.names([post.member for post in done.posts])
    places = organizations.names([post.organization for post in done.posts], plan.on - DAY)
    return Rehearsal(
        plan,
        units,
        len(done.moved),
        tuple(PostEnding(names[post.member], post.post, places[post.organization]) for post in done.posts),
        tuple(_bodies(done, plan.on - DAY)),
        tuple(_sizes(units, plan.on)),
        touching.concerns(plan, done),
        touching.twins(done, plan.on),
        compared(before, state(plan, done)),
        done.warnings,
    )


def _bodies(done: CarriedOut, eve: date) -> Iterable[str]:
    """The bodies that end with their units, in words."""
    if done.bodies:
        names = organizations.names(done.closed, eve)
        for line in BODIES.select(Selection(done.closed, ids=done.bodies)).lines:
            yield f"{vocabulary.label(line.entry.body)}, {names[line.entry.organization]}"


def _units(plan: Plan, done: CarriedOut) -> tuple[UnitChange, ...]:
    """Everything the act touches with what stands directly above it, the highest first."""
    eve, day = plan.on - DAY, plan.on
    ids = set(done.units)
    ids |= {unit.parent for on in (eve, day) for unit in organizations.units_by_id(ids, on).values() if unit.parent}
    changes = []
    for unit in sorted(ids):
        before, after = _standing(unit, eve), _standing(unit, day)
        if before or after:
            counts = [_count(unit, on) if stands else None for stands, on in ((before, eve), (after, day))]
            changes.append(UnitChange(before, after, *counts))
    return tuple(sorted(changes, key=lambda change: (change.unit.slug.count("/"), change.unit.slug)))


def _standing(unit: int, on: date) -> Unit | None:
    found = organizations.units_by_id([unit], on).get(unit)
    stands = found is not None and found.valid_from <= on and (found.valid_until is None or on <= found.valid_until)
    return found if stands else None


def _count(unit: int, on: date) -> Count:
    counted = members.counts_on(organizations.ids_below(unit, on), on).values()
    return Count(sum(official for official, _ in counted), sum(total for _, total in counted))


def _sizes(units: Sequence[UnitChange], on: date) -> Iterable[Sized]:
    """What the rules of the day say of each unit's size after the act: too few members, or too many for a cell."""
    rule = value_if_known("organizations/minimum_members", on)
    if rule is None:
        return
    most = rule.value["grassroots_committee_organization"]["members"]
    for change in units:
        unit, count = change.after, change.members_after
        if unit is None or count is None:
            continue
        decision = rules.enough_members(unit.type, count.total, count.official, on)
        yield from (Sized(unit, finding) for finding in decision.findings)
        if unit.type in CELLS and count.official > most:
            words = {"official": count.official, "most": most}
            yield Sized(unit, Finding("reorganization-cell-large", words, rule.citation, warns_only=True))
