"""Carry a plan out: the tree, the members, the posts and bodies of what ends, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from tongket.access.actor import Actor
from tongket.access.book import Correction
from tongket.access.gate import Passage
from tongket.access.ledger import Selection
from tongket.organizations import queries as organizations
from tongket.organizations.bodies.ledgers import BODIES
from tongket.organizations.reorganizing import queries as tree
from tongket.organizations.reorganizing.actions.reorganize import reorganize
from tongket.organizations.reorganizing.book import Ref
from tongket.procedures.reorganizing.events import Going, Prepared, prepare
from tongket.procedures.reorganizing.plan import MemberNamed, Plan
from tongket.records.members import queries as members
from tongket.records.members.actions.end_post import PostEnding, end_post
from tongket.records.members.actions.moves.move import move
from tongket.records.members.ledgers import POSTS
from tongket.records.members.life.entry import LifeEntry
from tongket.records.members.queries import MemberOn
from tongket.rules import notation
from tongket.rules.errors import TongketError

DAY = timedelta(days=1)
REORGANIZED = "reorganized"


@dataclass(frozen=True)
class Moved:
    """A member who went from one unit to another."""

    member: int
    source: int
    to: int


@dataclass(frozen=True)
class EndedPost:
    """A post that ended with the act: its line, whose, where."""

    id: int
    member: int
    organization: int
    post: str


@dataclass(frozen=True)
class CarriedOut:
    """What was done. `key` is that of the act: what undoing takes; `units` are all organisations it touched."""

    key: UUID
    units: frozenset[int]
    founded: Mapping[str, int]
    closed: tuple[int, ...]
    moved: tuple[Moved, ...]
    posts: tuple[EndedPost, ...]
    bodies: tuple[int, ...]
    warnings: tuple[str, ...]


def carry_out(actor: Actor, plan: Plan) -> CarriedOut:
    """All of the plan or nothing of it.

    Raises `access-denied`, `Refused` with what stands against it, and the `plan-…` and `organization-…` errors.
    """
    with transaction.atomic():
        prepared = prepare(plan)
        passage = reorganize(actor, prepared.entries, reason=plan.reason)
        ids = _ids(prepared, passage)
        wanted = _moves(prepared, ids)
        _move(actor, plan, wanted)
        _check_nobody_left(prepared)
        posts = _end_posts(actor, plan, prepared.closed, wanted)
        bodies = _end_bodies(actor, plan, prepared.closed)
        events = tree.events_of_plan(passage.written[-1].key)
        founded = {new.label: ids[new.label] for entry in prepared.entries for new in entry.founded}
        units = frozenset(key for event in events for key in event.touched)
        warnings = tuple(found.finding.message() for found in passage.found)
        return CarriedOut(events[0].plan, units, founded, prepared.closed, wanted, posts, bodies, warnings)


def _ids(prepared: Prepared, passage: Passage) -> Mapping[Ref, int]:
    """The id behind each label: an event's first lines are the units it founded, in their order."""
    ids: dict[Ref, int] = {}
    for index, entry in enumerate(prepared.entries):
        lines = [line for line in passage.written if line.index == index]
        ids |= {new.label: line.id for new, line in zip(entry.founded, lines, strict=False)}
    return ids


def _moves(prepared: Prepared, ids: Mapping[Ref, int]) -> tuple[Moved, ...]:
    on = prepared.plan.on
    found: list[Moved] = []
    going: set[int] = set()
    for each in sorted(prepared.goings, key=lambda going: going.members is None):
        there = members.members_on([each.source], on)
        rest = [member for member in there if member.id not in going]
        chosen = rest if each.members is None else _named(each, there, going)
        if chosen and each.to is None:
            raise TongketError("plan-members-left", name=_name(each.source), count=len(chosen))
        going |= {member.id for member in chosen}
        to = ids.get(each.to, each.to) if each.to is not None else 0
        found += [Moved(member.id, each.source, int(to)) for member in chosen]
    return tuple(found)


def _named(going: Going, there: Sequence[MemberOn], taken: set[int]) -> Sequence[MemberOn]:
    """The members a part of a split names. Raises `plan-member-unknown`, `plan-member-twice`."""
    chosen: dict[int, MemberOn] = {}
    for named in going.members or ():
        found = [member for member in there if _is(member, named)]
        if len(found) != 1:
            raise TongketError("plan-member-unknown", member=str(named), name=_name(going.source))
        if found[0].id in taken or found[0].id in chosen:
            raise TongketError("plan-member-twice", member=str(named), name=_name(going.source))
        chosen[found[0].id] = found[0]
    return list(chosen.values())


def _is(member: MemberOn, named: MemberNamed) -> bool:
    if named.card_number:
        return member.entry.card_number == named.card_number
    same_name = notation.fold(member.entry.full_name) == notation.fold(named.name)
    return same_name and member.entry.birth_date == named.birth_date


def _move(actor: Actor, plan: Plan, wanted: Sequence[Moved]) -> None:
    decided = plan.decision.on if plan.decision.on and plan.decision.on <= plan.on else None
    entries = [
        LifeEntry(each.member, plan.on, plan.decision.number, decided, each.to, note=plan.title[:300])
        for each in wanted
    ]
    if entries:
        move(actor, entries, reason=plan.reason)


def _check_nobody_left(prepared: Prepared) -> None:
    """Who came to a closed unit after the day is not moved by the plan and would be left in it."""
    for unit in prepared.closed:
        left = members.coming_after([unit], prepared.plan.on)
        if left:
            words = {"name": _name(unit), "count": len(left), "on": notation.date_vi(prepared.plan.on)}
            raise TongketError("plan-members-later", **words)


def _end_posts(actor: Actor, plan: Plan, closed: Sequence[int], wanted: Sequence[Moved]) -> tuple[EndedPost, ...]:
    """Every post in a unit that ends, and those of moved members in the unit they left."""
    left = {(each.member, each.source) for each in wanted}
    units = {*closed, *(source for _, source in left)}
    kept = POSTS.select(Selection(units, standing_on=plan.on)).lines if units else ()
    ending = [
        line for line in kept
        if line.entry.held_from < plan.on
        and (line.entry.organization in closed or (line.entry.member, line.entry.organization) in left)
    ]  # fmt: skip
    endings = [
        PostEnding(line.id, line.version, plan.on - DAY, REORGANIZED, plan.decision.number[:80]) for line in ending
    ]
    if endings:
        end_post(actor, endings, reason=plan.reason)
    return tuple(EndedPost(line.id, line.entry.member, line.entry.organization, line.entry.post) for line in ending)


def _end_bodies(actor: Actor, plan: Plan, closed: Sequence[int]) -> tuple[int, ...]:
    kept = BODIES.select(Selection(closed, standing_on=plan.on)).lines if closed else ()
    ending = [line for line in kept if line.entry.held_from < plan.on]
    if ending:
        last = [Correction(line.id, line.version, replace(line.entry, held_until=plan.on - DAY)) for line in ending]
        BODIES.correct(actor, last, reason=plan.reason)
    return tuple(line.id for line in ending)


def _name(unit: int) -> str:
    return organizations.names([unit])[unit]
