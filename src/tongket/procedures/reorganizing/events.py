"""A plan's steps as events of the tree: names resolved on the day, cells taken along, members told where to go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from tongket.organizations import queries as organizations
from tongket.organizations.queries import Unit
from tongket.organizations.reorganizing import queries as tree
from tongket.organizations.reorganizing.book import Changed, Founded, Ref, ReorganizationEntry, Succeeding
from tongket.procedures.reorganizing.plan import (
    Consolidate,
    Dissolve,
    Establish,
    MemberNamed,
    Merge,
    Move,
    NewUnit,
    Plan,
    Rename,
    Retype,
    Split,
    Step,
)
from tongket.rules.errors import TongketError

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Going:
    """Members of a unit and where they go; `members` None: all who are not named elsewhere. `to` None: nowhere."""

    source: int
    to: Ref | None
    members: tuple[MemberNamed, ...] | None = None


@dataclass(frozen=True)
class Prepared:
    """The events in their order, what happens to members, and the kept units behind the plan's words."""

    plan: Plan
    entries: tuple[ReorganizationEntry, ...]
    goings: tuple[Going, ...]
    closed: tuple[int, ...]


@dataclass
class _Reader:
    plan: Plan
    known: dict[str, Unit] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    placed: set[int] = field(default_factory=set)

    def ref(self, text: str) -> Ref:
        """A label of the plan, else an organisation kept here, by its slug or by its code on the eve or the day."""
        return text if text in self.labels else self.unit(text).id

    def unit(self, text: str) -> Unit:
        if text not in self.known:
            try:
                self.known[text] = tree.find(text, self.plan.on - DAY)
            except TongketError:
                self.known[text] = tree.find(text, self.plan.on)
        return self.known[text]

    def below(self, unit: int) -> Sequence[Unit]:
        """What stands directly under a unit on the eve and is dealt with in no step of its own."""
        found = organizations.below(unit, self.plan.on - DAY, itself=False, depth=1)
        return [each for each in found if each.id not in self.placed]

    def event(self, kind: str, about: Ref, **parts: object) -> ReorganizationEntry:
        decision, plan = self.plan.decision, self.plan
        return ReorganizationEntry(
            kind, plan.on, plan.title[:200], about, decision_number=decision.number, decided_on=decision.on,
            decided_by=decision.by, article=decision.article, doubt=plan.doubt, **parts,  # type: ignore[arg-type]
        )  # fmt: skip

    def founded(self, new: NewUnit) -> Founded:
        under = None if new.under is None else self.ref(new.under)
        return Founded(new.label, new.name, new.type, under, new.code, new.place, new.position)


def prepare(plan: Plan) -> Prepared:
    """The plan as events. Raises what `tree.find` raises for a name that means nothing or too much on the day."""
    reader = _Reader(plan)
    for new in _new_units(plan.steps):
        if new.label in reader.labels:
            raise TongketError("plan-label-taken", label=new.label)
        reader.labels.add(new.label)
    reader.placed |= {reader.unit(text).id for step in plan.steps for text in _dealt_with(step)}
    entries: list[ReorganizationEntry] = []
    goings: list[Going] = []
    for step in plan.steps:
        event, going = _event(reader, step)
        entries.append(event)
        goings += going
    closed = tuple(ref for entry in entries for ref in entry.closed if isinstance(ref, int))
    return Prepared(plan, tuple(entries), tuple(goings), closed)


def _new_units(steps: Iterable[Step]) -> Iterator[NewUnit]:
    for step in steps:
        if isinstance(step, Establish | Consolidate):
            yield step.new
        elif isinstance(step, Split):
            yield from (part.new for part in step.parts if part.new is not None)


def _dealt_with(step: Step) -> Iterator[str]:
    """The units that a step itself ends or moves: nothing takes them along."""
    match step:
        case Merge(sources, _) | Consolidate(sources, _):
            yield from sources
        case Split(source, parts):
            yield source
            yield from (cell for part in parts for cell in part.cells)
        case Move(unit, _) | Dissolve(unit):
            yield unit


def _event(reader: _Reader, step: Step) -> tuple[ReorganizationEntry, Sequence[Going]]:
    match step:
        case Establish(new):
            return reader.event("established", new.label, founded=(reader.founded(new),)), ()
        case Merge(sources, into):
            return _joined(reader, "merged", sources, reader.ref(into), ())
        case Consolidate(sources, new):
            return _joined(reader, "consolidated", sources, new.label, (reader.founded(new),))
        case Split():
            return _split(reader, step)
        case Dissolve():
            return _dissolved(reader, step)
        case Move() | Rename() | Retype():
            kind, change = _changed(reader, step)
            return reader.event(kind, change.organization, changed=(change,)), ()


def _changed(reader: _Reader, step: Move | Rename | Retype) -> tuple[str, Changed]:
    unit = reader.ref(step.unit)
    match step:
        case Move(_, under):
            return "moved", Changed(unit, parent=reader.ref(under))
        case Rename(_, name, code, place):
            return "renamed", Changed(unit, name=name, code=code, place=place)
        case Retype(_, kind, is_upgrade, code):
            return "upgraded" if is_upgrade else "retyped", Changed(unit, type=kind, code=code)


def _joined(
    reader: _Reader, kind: str, sources: Sequence[str], into: Ref, founded: tuple[Founded, ...]
) -> tuple[ReorganizationEntry, Sequence[Going]]:
    ids = [reader.unit(text).id for text in sources]
    taken = tuple(Changed(cell.id, parent=into) for unit in ids for cell in reader.below(unit) if cell.id != into)
    heirs = tuple(Succeeding(unit, into) for unit in ids)
    event = reader.event(kind, into, founded=founded, changed=taken, closed=tuple(ids), heirs=heirs)
    return event, [Going(unit, into) for unit in ids]


def _split(reader: _Reader, step: Split) -> tuple[ReorganizationEntry, Sequence[Going]]:
    source = reader.unit(step.source).id
    targets = [part.new.label if part.new else reader.ref(part.unit) for part in step.parts]
    pairs = list(zip(step.parts, targets, strict=True))
    stands_on = source in targets
    taken = tuple(Changed(reader.unit(cell).id, parent=to) for part, to in pairs for cell in part.cells if to != source)
    heirs = tuple(Succeeding(source, to, part.share, part.is_bearer) for part, to in pairs)
    goings = [Going(source, to, part.members) for part, to in pairs if part.members and to != source]
    if not stands_on:
        bearer = next((to for part, to in pairs if part.is_bearer), targets[0])
        goings.append(Going(source, bearer))
    founded = tuple(reader.founded(part.new) for part in step.parts if part.new is not None)
    closed = () if stands_on else (source,)
    return reader.event("split", source, founded=founded, changed=taken, closed=closed, heirs=heirs), goings


def _dissolved(reader: _Reader, step: Dissolve) -> tuple[ReorganizationEntry, Sequence[Going]]:
    unit = reader.unit(step.unit).id
    taken: tuple[Changed, ...] = ()
    if step.cells_to is not None:
        to = reader.ref(step.cells_to)
        taken = tuple(Changed(cell.id, parent=to) for cell in reader.below(unit))
    members_to = None if step.members_to is None else reader.ref(step.members_to)
    return reader.event("dissolved", unit, changed=taken, closed=(unit,)), [Going(unit, members_to)]
